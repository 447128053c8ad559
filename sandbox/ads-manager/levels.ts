/**
 * TikTok's front end calls the ad group `ad` and the ad `creative`. `path` is the last word of the page's address, `call`
 * the word in its list call, `own` the prefix of the level's own fields (`ad_name`, `ad_id`).
 */
export const levels = [
  { path: 'campaign', call: 'campaign', own: 'campaign', label: 'Campaign', filter: 'campaign_ids' },
  { path: 'adgroup', call: 'ad', own: 'ad', label: 'Ad group', filter: 'ad_ids' },
  { path: 'creative', call: 'creative', own: 'creative', label: 'Ad', filter: 'creative_ids' },
] as const;

export type Level = (typeof levels)[number];
