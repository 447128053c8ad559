import type { DeviceDetails } from './twins.ts';

const longestText = 256;

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestText) : null;
}

/**
 * The details in a body that an SDK or a browser sent; the two use the same names. A field of another type is absent, because
 * nothing of this may ever refuse an install.
 */
export function deviceDetailsOf(body: Readonly<Record<string, unknown>>): DeviceDetails {
  const languages = Array.isArray(body.preferredLanguages) ? body.preferredLanguages : [];
  return {
    screenWidth: numberOf(body.screenWidth),
    screenHeight: numberOf(body.screenHeight),
    screenScale: numberOf(body.screenScale),
    hardwareConcurrency: numberOf(body.hardwareConcurrency),
    maxTouchPoints: numberOf(body.maxTouchPoints),
    language: textOf(languages[0]) ?? textOf(body.locale),
    timezone: textOf(body.timezone),
    timezoneOffsetMinutes: numberOf(body.timezoneOffsetMinutes),
    gpuVendor: textOf(body.gpuVendor),
    gpuRenderer: textOf(body.gpuRenderer),
    colorScheme: textOf(body.colorScheme),
    connectionType: textOf(body.connectionType),
  };
}
