export { type FrontDoor, openFrontDoor } from './front-door.ts';
export { getBrowser } from './get-browser.ts';
export { getProgram } from './get-program.ts';
export { type BrowserOptions, type BrowserSession, openBrowser } from './open-browser.ts';
export { type PaintedCell, readCells, readOverlay } from './read-overlay.ts';
