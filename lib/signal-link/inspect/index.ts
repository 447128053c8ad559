export type { LinkFinding, LinkFindingCode } from './finding.ts';
export { inspectSignalLink, type LinkInspection } from './inspect.ts';
export type { KnownLink, KnownLinks } from './known.ts';
export { explainLinkFinding, type LinkFindingText } from './texts.ts';
