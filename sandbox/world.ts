/**
 * The TikTok side of a seeded story: what TikTok itself would know. The sandbox serves it through the Business API and
 * the Ads Manager pages, and knows nothing else. All ids are text; `day` is `YYYY-MM-DD` in the advertiser's time zone.
 */
export interface TikTokWorld {
  /** The developer app whose OAuth requests TikTok accepts. */
  readonly developerApp: { readonly id: string; readonly secret: string };
  readonly advertisers: readonly WorldAdvertiser[];
}

export interface WorldAdvertiser {
  readonly id: string;
  readonly name: string;
  /** ISO 4217; every amount of the advertiser is in this currency. */
  readonly currency: string;
  /** IANA name, TikTok's `display_timezone`. */
  readonly timeZone: string;
  readonly pixels: readonly WorldPixel[];
  readonly campaigns: readonly WorldCampaign[];
}

export interface WorldPixel {
  /** TikTok's 20-character code, "Pixel ID" in Events Manager. */
  readonly code: string;
  /** The API's 19-digit `pixel_id`. */
  readonly number: string;
  readonly name: string;
  /** Accepted by event/track for this pixel only. */
  readonly eventsToken: string;
}

export interface WorldCampaign {
  readonly id: string;
  readonly name: string;
  readonly status: 'ENABLE' | 'DISABLE';
  readonly objective: 'WEB_CONVERSIONS' | 'LEAD_GENERATION';
  /** Minor units of the advertiser's currency a day; null: budget on the ad groups. */
  readonly dailyBudget: number | null;
  readonly createdAt: string;
  readonly adGroups: readonly WorldAdGroup[];
}

export interface WorldAdGroup {
  readonly id: string;
  readonly name: string;
  readonly status: 'ENABLE' | 'DISABLE';
  readonly pixelNumber: string;
  /** TikTok's code, such as `DOWNLOAD_START` or `SHOPPING`; reported conversions count this event. */
  readonly optimizationEvent: string;
  readonly operatingSystem: 'IOS' | 'ANDROID';
  readonly ads: readonly WorldAd[];
}

export interface WorldAd {
  readonly id: string;
  readonly name: string;
  readonly status: 'ENABLE' | 'DISABLE';
  readonly landingPageUrl: string;
  /** Set: this is a creative of an upgraded Smart+ ad, which alone has the landing page. Absent: an ordinary ad. */
  readonly smartPlusAd?: { readonly id: string; readonly name: string };
  readonly daily: readonly WorldDay[];
}

/** One day of one ad. Amounts are integers in minor units (cents). */
export interface WorldDay {
  readonly day: string;
  readonly spend: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly conversions: number;
  /** Value of the conversions that TikTok reports. */
  readonly value: number;
}
