export { type AccountListView, isAccountListAddress, readAccountList } from './account-list/index.ts';
export {
  type AccountAnchors,
  type Anchors,
  builtInAccountAnchors,
  builtInAnchors,
  builtInFormAnchors,
  builtInPaths,
  type CheckedAnchors,
  checkAnchors,
  type FormAnchors,
  mergeAnchors,
  tappedPaths,
} from './anchors/index.ts';
export type {
  CampaignFlow,
  CreationFields,
  CreationStep,
  CreationView,
  FieldAnswer,
  FieldName,
  FieldPlace,
  FieldValues,
} from './creation/index.ts';
export { createHealthLog, type Diagnostics, diagnosticsOf, type HealthLog, type HealthRecord } from './health/index.ts';
export { listAddressOf } from './list-address.ts';
export { isFormAddress, type PageAddress, type PageWindow, readAddress } from './location.ts';
export type { PixelPageView } from './pixel-page/index.ts';
export { readFormPage } from './read-form-page.ts';
export { readPage } from './read-page.ts';
export { createReplies, type Replies, type RepliesStore } from './replies/index.ts';
export type {
  Answer,
  Certainty,
  GenerationName,
  HealthEvent,
  ListReading,
  ListRow,
  ListTable,
  ListView,
  PageFilter,
  Reading,
  Signal,
  View,
} from './view.ts';
