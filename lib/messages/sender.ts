import type { AllowedSender, Sender } from './protocol.ts';

/** The parts of a message's sender that decide whether it is believed. */
export interface SenderFacts {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: unknown;
}

/** The pages of TikTok that content scripts run in. */
const tiktokPages: Readonly<Record<string, Sender>> = {
  'https://ads.tiktok.com': 'ads-manager',
  'https://business.tiktok.com': 'business-center',
};

/**
 * Who sent a message, or null for anybody who may not send any. The origin decides, because `sender.url` is out of date
 * after the page changed its address by itself; Firefox gives no origin to its own pages, so their address stands in for it.
 */
export function senderOf(
  facts: SenderFacts,
  extension: { readonly id: string; readonly origin: string },
): Sender | null {
  if (facts.id !== extension.id) return null;
  const origin = facts.origin ?? originOf(facts.url);
  if (origin === extension.origin) return 'extension-page';
  if (origin === null || facts.frameId !== 0 || facts.tab === undefined) return null;
  return Object.hasOwn(tiktokPages, origin) ? (tiktokPages[origin] ?? null) : null;
}

/** Whether a message that `allowed` may send may come from `sender`. */
export function maySend(sender: Sender | null, allowed: AllowedSender): boolean {
  if (sender === null) return false;
  return allowed === 'tiktok-page' ? sender !== 'extension-page' : sender === allowed;
}

function originOf(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  if (parsed === null) return null;
  return parsed.origin === 'null' ? `${parsed.protocol}//${parsed.host}` : parsed.origin;
}
