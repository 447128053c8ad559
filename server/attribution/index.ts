export { candidateClicks } from './candidates.ts';
export { creditOf } from './credit.ts';
export { decide } from './decide.ts';
export { deviceKeyOf } from './device-key.ts';
export { clickIdOfReferrer } from './referrer.ts';
