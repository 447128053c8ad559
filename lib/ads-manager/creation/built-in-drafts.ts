import type { DraftAnchors } from './anchors.ts';

/**
 * Paths and field names: six public draft-building programs, 2025-10 to 2026-08. Of the numbers in them only these are
 * known: objective 3 (Sales to a website), placement 3000 (TikTok), universal type 1 (upgraded Smart+).
 */
export const drafts: DraftAnchors = {
  paths: {
    campaign: ['/creation/campaign_snap/save'],
    adgroup: ['/creation/ad_snap/save'],
    ad: ['/creation/creative_snap/save'],
    pixels: ['/i18n/pixel/list'],
  },
  fields: {
    objective: ['objective_type'],
    pixel: ['ad_ref_pixel_id'],
    placements: ['inventory_flow'],
    websiteUrl: ['external_url'],
    urlParameters: ['utms'],
    universalType: ['universal_type'],
  },
  pixelFields: { number: ['pixel_id'], code: ['pixel_code'], name: ['pixel_name'] },
  codes: { salesObjectives: ['3'], tiktokPlacements: ['3000'], smartPlus: ['1'], manual: ['0'] },
};
