export { say, sayOfApi } from './say.ts';
