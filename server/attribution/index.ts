export { attributeInstall, reconsiderInstall } from './attribute.ts';
export { deviceKeyOf, systemOf } from './device-key.ts';
export { considerClicks, considerLatestInstalls, type StoredClick } from './late-clicks.ts';
export { longestWindowHours, setWindows, windowsOf } from './windows.ts';
