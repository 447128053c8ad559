export { helpPageOf } from './help-page.ts';
export { say, sayOfApi } from './say.ts';
