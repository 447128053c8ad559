export { attributeInstall, reconsiderInstall } from './attribute.ts';
export { deviceDetailsOf } from './device-details.ts';
export { deviceKeyOf, systemOf } from './device-key.ts';
export { considerClicks, considerLatestInstalls, type StoredClick } from './late-clicks.ts';
export { defaultWindows, longestWindowHours, setWindows, windowsOf } from './windows.ts';
