import { adOfVisit } from '#lib/signal-link';
import type { Click } from './candidates.ts';
import type { Decision } from './decide.ts';

const idOfTikTok = /^\d{1,20}$/;

function idOrNull(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && idOfTikTok.test(text) ? text : null;
}

/** What an install is credited with: the link and the campaign, ad group and ad of its click; all null when organic. */
export interface Credit {
  readonly click_id: string | null;
  readonly link_slug: string | null;
  readonly link_name: string | null;
  readonly campaign_id: string | null;
  readonly campaign_name: string | null;
  readonly adgroup_id: string | null;
  readonly adgroup_name: string | null;
  readonly ad_id: string | null;
  readonly ad_name: string | null;
}

/** The credit that follows from a decision. An id that is no TikTok id (digits) is left out; its name is kept. */
export function creditOf(decision: Decision<Click>): Credit {
  const { click } = decision;
  const ad = click === null ? null : adOfVisit(click.visit);
  return {
    click_id: click?.clickId ?? null,
    link_slug: click?.slug ?? null,
    link_name: click?.linkName ?? null,
    campaign_id: idOrNull(click?.visit.campaign_id),
    campaign_name: click?.visit.campaign_name ?? null,
    adgroup_id: idOrNull(click?.visit.adgroup_id),
    adgroup_name: click?.visit.adgroup_name ?? null,
    ad_id: idOrNull(ad?.id),
    ad_name: ad?.name ?? null,
  };
}
