/**
 * What a phone says of itself, once through the browser at the click and once through the app at the install. A field that one
 * side did not tell is null.
 */
export interface DeviceDetails {
  /** In CSS pixels in the browser, in density-independent ones in the app; the same on one phone. */
  readonly screenWidth: number | null;
  readonly screenHeight: number | null;
  /** Physical pixels to one of those. */
  readonly screenScale: number | null;
  readonly hardwareConcurrency: number | null;
  readonly maxTouchPoints: number | null;
  readonly language: string | null;
  /** IANA name. */
  readonly timezone: string | null;
  readonly timezoneOffsetMinutes: number | null;
  readonly gpuVendor: string | null;
  readonly gpuRenderer: string | null;
  readonly colorScheme: string | null;
  readonly connectionType: string | null;
}

/** What both sides told: the names of the fields in which they are the same, and in which they are not. */
export interface Comparison {
  readonly same: readonly string[];
  readonly different: readonly string[];
}

type Verdict = 'same' | 'different' | 'unknown';

function compared<T>(one: T | null, other: T | null, isSame: (one: T, other: T) => boolean): Verdict {
  if (one === null || other === null) return 'unknown';
  return isSame(one, other) ? 'same' : 'different';
}

/** For what a person changes between a click and an install, such as the colour scheme: a difference says nothing. */
function changeable(verdict: Verdict): Verdict {
  return verdict === 'different' ? 'unknown' : verdict;
}

const near = (tolerance: number) => (one: number, other: number) => Math.abs(one - other) <= tolerance;
const equal = (one: unknown, other: unknown) => one === other;
const languageOf = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];

/** A phone that is turned swaps width and height. */
function screenOf({ screenWidth, screenHeight }: DeviceDetails): readonly [number, number] | null {
  if (screenWidth === null || screenHeight === null) return null;
  return [Math.min(screenWidth, screenHeight), Math.max(screenWidth, screenHeight)];
}

/** Compares what a browser told with what an app told. It is symmetrical: neither side is trusted more. */
export function compareTwins(browser: DeviceDetails, app: DeviceDetails): Comparison {
  const verdicts: Readonly<Record<string, Verdict>> = {
    screen: compared(
      screenOf(browser),
      screenOf(app),
      (one, other) => near(1)(one[0], other[0]) && near(1)(one[1], other[1]),
    ),
    scale: compared(browser.screenScale, app.screenScale, near(0.02)),
    processors: compared(browser.hardwareConcurrency, app.hardwareConcurrency, equal),
    touch: compared(browser.maxTouchPoints, app.maxTouchPoints, equal),
    language: compared(browser.language, app.language, (one, other) => languageOf(one) === languageOf(other)),
    timezone: compared(browser.timezone, app.timezone, equal),
    // JavaScript counts the offset westwards, most other systems eastwards.
    offset: compared(browser.timezoneOffsetMinutes, app.timezoneOffsetMinutes, (one, other) => {
      return Math.abs(one) === Math.abs(other);
    }),
    gpuVendor: compared(browser.gpuVendor, app.gpuVendor, equal),
    gpu: compared(browser.gpuRenderer, app.gpuRenderer, equal),
    colours: changeable(compared(browser.colorScheme, app.colorScheme, equal)),
    connection: changeable(compared(browser.connectionType, app.connectionType, equal)),
  };
  const named = (wanted: Verdict) => Object.keys(verdicts).filter((name) => verdicts[name] === wanted);
  return { same: named('same'), different: named('different') };
}
