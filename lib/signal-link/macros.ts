/**
 * The parameters of a Signal link and the TikTok macro each one holds, in the order they stand in the link.
 * The macros are TikTok's (help page on UTM parameters, Feb 2026; MMP macro list for callback, IP and user agent); the
 * parameter names are ours. `smart_ad_id` is the ad of an upgraded Smart+ campaign, where `__CID__` is the creative.
 */
export const signalLinkMacros = [
  ['campaign_id', '__CAMPAIGN_ID__'],
  ['campaign_name', '__CAMPAIGN_NAME__'],
  ['adgroup_id', '__AID__'],
  ['adgroup_name', '__AID_NAME__'],
  ['ad_id', '__CID__'],
  ['ad_name', '__CID_NAME__'],
  ['smart_ad_id', '__ADID_V2__'],
  ['smart_ad_name', '__ADID_V2_NAME__'],
  ['placement', '__PLACEMENT__'],
  ['callback', '__CALLBACK_PARAM__'],
  ['ip', '__IP__'],
  ['ua', '__UA__'],
] as const;

export type SignalLinkParameter = (typeof signalLinkMacros)[number][0];
