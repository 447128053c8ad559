import type { Selectable } from 'kysely';
import type { SdkAttribution } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';
import { type CampaignWords, campaignWordsOf } from './campaign-words.ts';

export type StoredInstall = Selectable<Tables['install']>;

/** The words of an attributed install; those of an organic one name the store and no campaign. */
function wordsOf({ source, payload }: StoredInstall): CampaignWords {
  return source === 'organic'
    ? {}
    : campaignWordsOf((payload as { readonly installReferrer?: unknown }).installReferrer);
}

/** The attribution as the SDKs understand it. */
export function sdkAttributionOf(install: StoredInstall): SdkAttribution {
  return {
    isAttributed: install.source !== 'organic',
    source: install.source,
    matchType: install.match_type,
    confidence: Number(install.confidence),
    ...(install.campaign_name === null ? {} : { campaignName: install.campaign_name }),
    ...(install.link_slug === null
      ? {}
      : { link: { id: install.link_slug, name: install.link_name ?? install.link_slug } }),
    ...wordsOf(install),
  };
}

/**
 * The same as flat texts, under the names that the SDKs derive themselves. A client that gets none throws away those it had,
 * so they are always sent.
 * @param echo the client's id under the name it used
 */
export function attributionParametersOf(
  install: StoredInstall,
  echo: { readonly appsprintId?: string; readonly postbackId?: string },
): Record<string, string> {
  const words = wordsOf(install);
  const optional = {
    campaignName: install.campaign_name,
    campaign: install.campaign_name,
    linkId: install.link_slug,
    linkName: install.link_name,
  };
  const present = Object.entries(optional).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return {
    ...echo,
    isAttributed: String(install.source !== 'organic'),
    source: install.source,
    matchType: install.match_type,
    ...Object.fromEntries(present),
    ...words,
    ...(words.utmSource === undefined ? {} : { mediaSource: words.utmSource }),
  };
}
