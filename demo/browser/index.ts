export { type FrontDoor, openFrontDoor } from './front-door.ts';
export { getBrowser } from './get-browser.ts';
export { type BrowserOptions, type BrowserSession, openBrowser } from './open-browser.ts';
export { type PaintedCell, readOverlay } from './read-overlay.ts';
