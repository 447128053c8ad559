export { inEnglish } from '#lib/sentences';
export { buildSignalLink, signalLinkAddress } from './build.ts';
export {
  explainLinkFinding,
  inspectSignalLink,
  type KnownLink,
  type KnownLinks,
  type LinkFinding,
  type LinkFindingCode,
  type LinkFindingText,
  type LinkInspection,
} from './inspect/index.ts';
export { type SignalLinkParameter, signalLinkMacros } from './macros.ts';
export { adOfVisit, readVisit, type Visit } from './visit.ts';
