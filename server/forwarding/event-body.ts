import { isIP } from 'node:net';
import { type Note, type Parameters, type Properties, propertiesOf } from './event-properties.ts';
import { hashedEmail, hashedExternalId, hashedPhone } from './hashed-identifiers.ts';

/** Everything that is known of an event that goes to TikTok. */
export interface ForwardableEvent {
  readonly eventId: string;
  readonly tiktokEvent: string;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  /** Exact decimal text. */
  readonly revenue: string | null;
  readonly currency: string | null;
  readonly parameters: Parameters;
  /** TikTok's id of the click that the install is credited to, whole. */
  readonly ttclid: string | null;
  /** The phone's, as the server saw it; '' when unknown. */
  readonly ip: string;
  readonly userAgent: string;
  /** The app's own id of the person, or the SDK's id of the install. */
  readonly externalId: string;
  /** Address on the domain of the ad's Website URL, which TikTok compares. */
  readonly pageUrl: string;
}

/** One element of `data` (TikTok, "Report App, Web, Offline, or CRM Events"). */
export interface EventBody {
  readonly event: string;
  /** Unix seconds. */
  readonly event_time: number;
  readonly event_id: string;
  readonly user: {
    readonly ttclid?: string;
    readonly external_id?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly ip?: string;
    readonly user_agent?: string;
  };
  readonly properties?: Properties;
  readonly page: { readonly url: string };
}

const local =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1?$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i;

/** Whether an address can be a phone's on the internet: that of a proxy or a private network says nothing of a person. */
function isPublic(ip: string): boolean {
  return isIP(ip) !== 0 && !local.test(ip);
}

function identifier(
  written: unknown,
  hashOf: (text: string) => string | null,
  note: Note,
): { readonly value: string | null; readonly notes: readonly Note[] } {
  if (typeof written !== 'string' || written.trim() === '') return { value: null, notes: [] };
  const value = hashOf(written);
  return { value, notes: value === null ? [note] : [] };
}

/** The body of one event, and notes on what was left out of it. The same event always gives the same `event_id` and time. */
export function bodyOf(event: ForwardableEvent): { readonly body: EventBody; readonly notes: readonly Note[] } {
  const { parameters, ip, userAgent, ttclid } = event;
  const email = identifier(parameters.email, hashedEmail, 'email_not_usable');
  const phone = identifier(parameters.phone_number ?? parameters.phone, hashedPhone, 'phone_not_usable');
  const { properties, notes } = propertiesOf(event.revenue, event.currency, parameters);
  // A phone's clock may be some minutes ahead; TikTok gets no event of the future.
  const at = Math.min(event.occurredAt.getTime(), event.receivedAt.getTime());
  return {
    body: {
      event: event.tiktokEvent,
      event_time: Math.floor(at / 1_000),
      event_id: event.eventId,
      user: {
        ...(ttclid === null ? {} : { ttclid }),
        ...(event.externalId.trim() === '' ? {} : { external_id: hashedExternalId(event.externalId) }),
        ...(email.value === null ? {} : { email: email.value }),
        ...(phone.value === null ? {} : { phone: phone.value }),
        ...(isPublic(ip) ? { ip } : {}),
        ...(userAgent === '' ? {} : { user_agent: userAgent }),
      },
      ...(Object.keys(properties).length === 0 ? {} : { properties }),
      page: { url: event.pageUrl },
    },
    notes: [
      ...notes,
      ...email.notes,
      ...phone.notes,
      ...(ip === '' || isPublic(ip) ? [] : (['address_not_public'] as const)),
    ],
  };
}
