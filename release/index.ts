export { archive, digest } from './archive.ts';
export { filesBelow } from './collect.ts';
export { lintFirefoxPackage } from './lint.ts';
