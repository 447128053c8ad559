import * as z from 'zod/mini';
import { byLevel, Selector, Words } from './parts.ts';

/** Anchors of G3, the current generation: cells in slots named `cell-<id>_<field>`. */
export const KeystoneAnchors = z.object({
  selectors: z.object({
    table: Selector,
    /** Within a name cell: the element that holds nothing but the name. */
    nameText: Selector,
  }),
  /** Field keys of the name by level, the best first. */
  nameFields: byLevel(Words),
});
export type KeystoneAnchors = z.infer<typeof KeystoneAnchors>;

/**
 * The tag is `ks-virtual-table-<suffix>`, whose suffix changes by deploy and account; the class does not (public scraper,
 * 2026-07). TikTok's front end calls the ad group `ad` and the ad `creative`; a few lists use the API's own words.
 */
export const keystone: KeystoneAnchors = {
  selectors: { table: '.KsTable', nameText: '.KsLink, [role="link"]' },
  nameFields: {
    campaign: ['campaign_name'],
    adgroup: ['ad_name', 'adgroup_name'],
    ad: ['creative_name', 'ad_name'],
  },
};
