export { type Alert, alertId } from './alert.ts';
export { dayBefore } from './days.ts';
export { dueAlerts, type Moment } from './due.ts';
export type { AppFacts, DayOfAdvertiser, RefusedFacts } from './facts.ts';
export { placeOf } from './place.ts';
export { type Told, told } from './told.ts';
export { type AlertWords, wordsOf } from './words.ts';
