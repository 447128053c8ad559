export { buildSignalLink, signalLinkAddress } from './build.ts';
export { type SignalLinkParameter, signalLinkMacros } from './macros.ts';
export { adOfVisit, readVisit, type Visit } from './visit.ts';
