/** One person of the story: what they click, when they install, and what they do in the app. Instants are epoch milliseconds. */
export interface Visitor {
  readonly ip: string;
  readonly device: Device;
  /** Clicks on ads in order of time; empty for someone who found the app without an ad. */
  readonly clicks: readonly { readonly at: number; readonly adId: string }[];
  readonly install: { readonly at: number; readonly sdkId: string } | null;
  readonly events: readonly VisitorEvent[];
}

export interface VisitorEvent {
  readonly at: number;
  readonly id: string;
  readonly type: 'session_start' | 'purchase' | 'start_trial';
  /** Minor units (cents). */
  readonly revenue?: { readonly cents: number; readonly currency: 'EUR' | 'USD' };
}

/** A phone. `browser` is what an ad click sends as user agent, `webView` what the SDK reports of the same phone. */
export interface Device {
  readonly system: 'IOS' | 'ANDROID';
  readonly browser: string;
  readonly webView: string;
}

const iosVersions = ['18_6', '26_0', '26_1'] as const;
const androidPhones = [
  ['14', 'SM-S921B'],
  ['15', 'Pixel 9'],
  ['16', 'Pixel 10 Pro'],
] as const;

/** The phone number `index` of an operating system; the same index is always the same phone. */
export function deviceOf(system: 'IOS' | 'ANDROID', index: number): Device {
  if (system === 'IOS') {
    const version = iosVersions[index % iosVersions.length] ?? iosVersions[0];
    const webView = `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148`;
    return { system, webView, browser: `${webView} musical_ly_41.1.0 BytedanceWebview/d8a21c6` };
  }
  const [version, model] = androidPhones[index % androidPhones.length] ?? androidPhones[0];
  const webView = `Mozilla/5.0 (Linux; Android ${version}; ${model} Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.7390.70 Mobile Safari/537.36`;
  return { system, webView, browser: `${webView} trill_410103 BytedanceWebview/d8a21c6` };
}
