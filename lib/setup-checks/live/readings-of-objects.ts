import type { Said } from '#lib/sentences';
import type { Field, FieldValues, Reading, Readings } from '../readings.ts';
import { nothingRead } from '../readings.ts';

/** What TikTok's API says of a field, with its own word; why it cannot be told; or that this object has no such field. */
export type Stated<T> =
  | { readonly value: T; readonly raw: string }
  | { readonly reason: Said }
  | { readonly absent: true };

type StatedFields<F extends Field> = { readonly [N in F]: Stated<FieldValues[N]> };

/** What is live, by level, in our words: `server/tiktok` translates TikTok's. */
export type LiveCampaign = StatedFields<'flow' | 'objective' | 'destination'>;
export type LiveAdGroup = StatedFields<
  | 'optimisation-location'
  | 'pixel'
  | 'optimisation-event'
  | 'goal'
  | 'placement'
  | 'targeting-mode'
  | 'operating-system'
>;
export type LiveAd = StatedFields<'website-url' | 'url-parameters' | 'tracking-urls'>;

/** What is live of one ad, or of an ad group or campaign that has nothing below it. */
export interface LiveObjects {
  readonly campaign: LiveCampaign;
  readonly adGroup: LiveAdGroup | null;
  readonly ad: LiveAd | null;
}

function readingOf<T>(stated: Stated<T>): Reading<T> {
  if ('absent' in stated) return { state: 'later' };
  if ('reason' in stated) return { state: 'unreadable', reason: stated.reason };
  return { state: 'found', ...stated, signal: 'api', certainty: 'high' };
}

/** Readings of what is live, as the rules take them. What stands in TikTok's own answer is certain; a level that is not there is *later*. */
export function readingsOfObjects({ campaign, adGroup, ad }: LiveObjects): Readings {
  return {
    ...nothingRead,
    flow: readingOf(campaign.flow),
    objective: readingOf(campaign.objective),
    destination: readingOf(campaign.destination),
    ...(adGroup === null
      ? {}
      : {
          'optimisation-location': readingOf(adGroup['optimisation-location']),
          pixel: readingOf(adGroup.pixel),
          'optimisation-event': readingOf(adGroup['optimisation-event']),
          goal: readingOf(adGroup.goal),
          placement: readingOf(adGroup.placement),
          'targeting-mode': readingOf(adGroup['targeting-mode']),
          'operating-system': readingOf(adGroup['operating-system']),
        }),
    ...(ad === null
      ? {}
      : {
          'website-url': readingOf(ad['website-url']),
          'url-parameters': readingOf(ad['url-parameters']),
          'tracking-urls': readingOf(ad['tracking-urls']),
        }),
  };
}
