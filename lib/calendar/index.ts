export { type DayWindow, dayOf, daysAgo, yesterday } from './days.ts';
