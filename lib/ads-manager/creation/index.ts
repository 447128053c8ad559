export { type CreationAddress, readCreationAddress } from './address.ts';
export type { CreationAnchors, DraftAnchors } from './anchors.ts';
export { creation } from './built-in.ts';
export { drafts } from './built-in-drafts.ts';
export { type CreationReading, readCreation } from './read.ts';
export type {
  CampaignFlow,
  CreationFields,
  CreationStep,
  CreationView,
  Destination,
  FieldAnswer,
  FieldName,
  FieldPlace,
  FieldValues,
  Objective,
  OperatingSystem,
  OptimisationGoal,
  Placement,
  PlacementName,
  TrackingUrls,
  UrlParameter,
  UrlParameters,
} from './view.ts';
