import { listPaths } from './call-paths.ts';
import type { KeystoneAnchors, ListReplyAnchors, RowItemAnchors, ViTableAnchors } from './list-schemas.ts';

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

/** `.body-area .row-item` and the test ids' beginning are of a public program (2024/25); what follows in them is not known. */
export const rowItem: RowItemAnchors = {
  selectors: {
    body: '.body-area',
    row: '.row-item',
    cell: '[data-testid^="common-table-item-display-"]',
    nameText: 'a, [role="link"]',
  },
  idAttributes: ['data-*', 'href', 'id'],
};

/**
 * `.vi-table__body-wrapper tr` is what a cost and ROI overlay of 2023 read. The fixed part has the name that it has in the
 * public Vue table whose class names these are; that TikTok used one is not known.
 */
export const viTable: ViTableAnchors = {
  selectors: {
    body: '.vi-table__body-wrapper',
    row: 'tr',
    cell: 'td',
    whole: '.vi-table',
    fixedBody: '.vi-table__fixed-body-wrapper',
  },
};

/** TikTok's front end calls the ad group `ad` and the ad `creative`. */
export const listReplies: ListReplyAnchors = {
  paths: listPaths,
  idFields: { campaign: ['campaign_id'], adgroup: ['ad_id', 'adgroup_id'], ad: ['creative_id'] },
  nameFields: { campaign: ['campaign_name'], adgroup: ['ad_name', 'adgroup_name'], ad: ['creative_name'] },
};
