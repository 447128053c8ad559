export { eraseInstall, erasureHandler } from './erase-install.ts';
export { setRetention, shortestRetention, startRetention } from './retention.ts';
