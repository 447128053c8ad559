export { hoursOld, isFresh } from './age.ts';
export { type DayWindow, dayOf, daysAgo, yesterday } from './days.ts';
