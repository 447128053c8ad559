export { getFirefox } from './get-firefox.ts';
export { openFirefox } from './open-firefox.ts';
