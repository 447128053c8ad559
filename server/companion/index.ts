export { identityHandler } from './identity.ts';
export { integrationHandler, readIntegration } from './integration.ts';
export { checkPageAnchorsFile, pageAnchorsHandler } from './page-anchors.ts';
