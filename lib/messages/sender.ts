import type { Sender } from './protocol.ts';

/** The parts of a message's sender that decide whether it is believed. */
export interface SenderFacts {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: unknown;
}

const adsManagerOrigin = 'https://ads.tiktok.com';

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
  return origin === adsManagerOrigin && facts.frameId === 0 && facts.tab !== undefined ? 'ads-manager' : null;
}

function originOf(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  if (parsed === null) return null;
  return parsed.origin === 'null' ? `${parsed.protocol}//${parsed.host}` : parsed.origin;
}
