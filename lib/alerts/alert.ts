import type { AdvertiserId, AppId, Day } from '#lib/appsprint/contract';
import type { Quantity } from '#lib/metrics';
import type { AlertCause } from '#lib/settings';

interface AlertBase {
  readonly appId: AppId;
  readonly appName: string;
  /** The day it is about, in the advertiser's time zone. */
  readonly day: Day;
}

/** Something a person wants to be told. */
export type Alert = AlertBase &
  (
    | {
        readonly cause: 'cpiAbove' | 'roasBelow' | 'spendWithoutInstalls';
        readonly quantity: Quantity;
        /** What it was compared with, in the same unit. */
        readonly target: Quantity;
        readonly advertiserId: AdvertiserId;
      }
    /** The sentences come from the API: what is broken and what to do. */
    | { readonly cause: 'forwardingFailing' | 'accessLost'; readonly message: string; readonly remedy: string }
    | { readonly cause: 'auditNew'; readonly findings: number }
  );

/** Name of an alert: the same for the same cause, day and app, whatever the figures are. */
export function alertId({
  appId,
  cause,
  day,
}: {
  readonly appId: string;
  readonly cause: AlertCause;
  readonly day: string;
}) {
  return `alert:${appId}:${cause}:${day}`;
}
