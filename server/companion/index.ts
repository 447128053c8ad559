export { identityHandler } from './identity.ts';
export { integrationHandler, readIntegration } from './integration.ts';
