export { createKey, endKey, findKey, type KnownKey, listKeys } from './api-keys.ts';
export { appExists, createApp, createToken, revokeToken } from './apps.ts';
export { appOfApiKey, authenticateWith } from './authentication.ts';
export { type CallLimits, type CallRates, createCallLimits } from './call-limits.ts';
export { openSeal, type Seal } from './sealing.ts';
export { hashOfSecret } from './secrets.ts';
