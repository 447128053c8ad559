export { appExists, createApp, createToken, revokeToken } from './apps.ts';
export { appOfApiKey, authenticateWith } from './authentication.ts';
export { openSeal, type Seal } from './sealing.ts';
export { hashOfSecret } from './secrets.ts';
