export { addDays, dayOf } from './calendar.ts';
export { type ExpectedRow, expectedRows, type StoryLevel } from './expected.ts';
export { type ExpectedText, expectedText } from './painted.ts';
export type { PlantedFault } from './planted-faults.ts';
export { playStory, type Stage } from './play.ts';
export { type Story, type StoryOptions, tellStory } from './story.ts';
