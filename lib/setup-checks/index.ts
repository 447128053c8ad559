export { inEnglish, type Said, type Sentence, sentence } from '#lib/sentences';
export { check, nextThingToFix, rules, type SetupFinding } from './check.ts';
export { type OptimisationEvent, optimisationEvents } from './events.ts';
export type { Facts } from './facts.ts';
export {
  type LiveAd,
  type LiveAdGroup,
  type LiveCampaign,
  type LiveObjects,
  readingsOfObjects,
  type Stated,
} from './live/readings-of-objects.ts';
export {
  type Certainty,
  type ChosenPixel,
  type Destination,
  type Field,
  type FieldValues,
  type Flow,
  type Goal,
  levelOfField,
  nothingRead,
  type Objective,
  type OperatingSystem,
  type Placement,
  type Reading,
  type Readings,
  type TargetingMode,
  type UrlParameter,
} from './readings.ts';
export type { Rule, RuleName, Severity, Verdict } from './verdict.ts';
export { weigh } from './weigh.ts';
