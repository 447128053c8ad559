const apple = /\((?:iPhone|iPad|iPod)[^)]*?OS (\d+)[_.](\d+)/;
const android =
  /\bAndroid (\d+)(?:\.(\d+))?[^;)]*;\s*(?:[a-z]{2}[-_][a-z]{2};\s*)?([^;)]+?)(?:\s+Build\/[^;)]*)?\s*[;)]/i;
/** Browsers that hide the device say "Android 10; K" for every phone: that is no sign of a device. */
const hiddenModel = 'k';

/**
 * What a user agent says about the device, written so that a browser and an app on the same device agree: the system, its
 * version as major.minor and, on Android, the model. Null where it says nothing of that (an app's network library, a
 * computer, a browser that hides it).
 */
export function deviceKeyOf(userAgent: string): string | null {
  const [, appleMajor, appleMinor] = apple.exec(userAgent) ?? [];
  if (appleMajor !== undefined) return `ios ${appleMajor}.${appleMinor}`;
  const [, major, minor, model] = android.exec(userAgent) ?? [];
  if (model === undefined || model.toLowerCase() === hiddenModel) return null;
  return `android ${major}.${minor ?? '0'} ${model.toLowerCase()}`;
}

/** The phone's system that a user agent names; null for a computer or anything else. */
export function systemOf(userAgent: string): 'ios' | 'android' | null {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  return /Android/i.test(userAgent) ? 'android' : null;
}
