export { archive, digest } from './archive.ts';
export { buildFiles, type PackagedBrowser } from './build.ts';
export { filesBelow } from './collect.ts';
export { lintFirefoxPackage } from './lint.ts';
