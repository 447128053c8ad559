export { makeHelpPages, type PackagedFile } from './help-pages.ts';
