import type { Reason } from './decision.ts';
import type { Note } from './event-properties.ts';

/** What people read in the event log about an event that was not forwarded. Limits are ours where it says so. */
const reasons: Readonly<Record<Reason, string>> = {
  mapping_off: 'Its row in the event mapping is switched off. Switch it on to forward such events from then on.',
  organic: 'No click was found for its install, and organic events are set not to be forwarded.',
  not_matchable:
    'There is no TikTok click and no IP address with a user agent, so TikTok could not tell whose it is. Let the SDK call this server directly, or behind a proxy listed in TRUST_PROXY.',
  too_old: 'It is older than 28 days, the longest click window of TikTok. TikTok publishes no limit; this one is ours.',
  erased: 'The data of its install was deleted before it could be forwarded.',
  refused: 'TikTok refused this event. Read its answer, correct the app or the mapping, and send it again.',
  delivery_in_doubt:
    'TikTok may have counted it, but no answer came for 47 hours. Sent again now it could count twice, because TikTok recognises an event for 48 hours.',
  pixel_changed_in_doubt:
    'TikTok may have counted it for the pixel that was saved before. Sent to the new pixel it could count twice.',
};

const notes: Readonly<Record<Note, string>> = {
  currency_missing: 'The amount came without a currency, so value and currency were left out.',
  currency_not_allowed: 'TikTok does not take this currency, so value and currency were left out.',
  amount_not_usable: 'The amount is negative or absurdly large, so value and currency were left out.',
  address_not_public:
    'The IP address is of a private network, so it was left out. Behind a proxy, list it in TRUST_PROXY.',
  email_not_usable: 'The e-mail address is none, so it was left out.',
  phone_not_usable: 'The telephone number has no country code, so it was left out.',
};

/** A code with its sentence; a code of a later version stands for itself. */
export function explained(code: string): { readonly code: string; readonly message: string } {
  const texts: Readonly<Record<string, string | undefined>> = { ...reasons, ...notes };
  return { code, message: texts[code] ?? code };
}

/** Why an event that is due has not gone yet. */
export const waitingReasons = {
  no_pixel: 'No pixel is saved yet. It goes out when the Pixel ID and its Events API token are saved.',
  needs_person: 'TikTok refuses the calls until somebody acts; see the state of the integration.',
  next_try: 'The last try failed. It is tried again by itself.',
  queued: 'It is about to be sent.',
} as const;
