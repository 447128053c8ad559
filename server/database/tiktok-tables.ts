import type { Generated } from 'kysely';
import type { ConnectionState, TokenState } from '#lib/appsprint/contract';
import type { DayText, Decimal, Json } from './column-types.ts';

export interface TikTokAuthorizationTable {
  app_id: string;
  state_hash: string;
  expires_at: Date;
}

export interface TikTokConnectionTable {
  app_id: string;
  sealed_access_token: Buffer;
  connected_at: Date;
  /** Numbers of what was granted; null: TikTok did not say. */
  scopes: string[] | null;
  /** What TikTok last refused the connection for; null: nothing. */
  problem: Exclude<ConnectionState, 'connected' | 'not-connected'> | null;
  problem_at: Date | null;
}

export interface TikTokPixelTable {
  app_id: string;
  pixel_id: string;
  pixel_number: string | null;
  linked: boolean;
  sealed_events_token: Buffer;
  saved_at: Date;
  token_state: Generated<TokenState>;
}

export interface AdvertiserTable {
  app_id: string;
  advertiser_id: string;
  name: string;
  currency: string;
  time_zone: string;
  chosen_at: Date;
}

/** Which days of an advertiser are here; days between `loaded_from` and `loaded_through` have no gap. */
export interface ReportedCoverageTable {
  app_id: string;
  advertiser_id: string;
  wanted_from: DayText;
  loaded_from: DayText | null;
  loaded_through: DayText | null;
  /** Progress of a back-fill under way; null when there is none. */
  completed_days: number | null;
  total_days: number | null;
  pulled_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
}

export interface CampaignTable {
  app_id: string;
  advertiser_id: string;
  campaign_id: string;
  name: string;
  /** TikTok's own fields, as TikTok named them. */
  details: Generated<unknown>;
  /** Whether TikTok still listed it at the last pull. */
  is_listed: Generated<boolean>;
}

export interface AdGroupTable {
  app_id: string;
  advertiser_id: string;
  adgroup_id: string;
  campaign_id: string;
  name: string;
  /** Whether the network's conversions of this ad group count installs. */
  counts_installs: boolean;
  details: Generated<unknown>;
  is_listed: Generated<boolean>;
}

export interface AdTable {
  app_id: string;
  advertiser_id: string;
  ad_id: string;
  adgroup_id: string;
  campaign_id: string;
  name: string;
  details: Generated<unknown>;
  is_listed: Generated<boolean>;
  /** Set: no ad but a creative of this upgraded Smart+ ad, which TikTok reports in its place. */
  smart_ad_id: string | null;
}

/** When the figures of a day last turned out different from before. */
export interface ReportedDayTable {
  app_id: string;
  advertiser_id: string;
  day: DayText;
  changed_on: DayText;
}

/** A saved revision of the event mapping; without any the default holds. */
export interface EventMappingTable {
  app_id: string;
  revision: number;
  saved_at: Date;
  saved_by: string;
  rows: Json;
}

export interface CallPaceTable {
  api: string;
  next_at: Date;
}

export interface ReportedDailyTable {
  app_id: string;
  advertiser_id: string;
  day: DayText;
  ad_id: string;
  spend: Decimal;
  impressions: number;
  clicks: number;
  conversions: number;
  value: Decimal | null;
}

/** What became of an event: forwarded or not, and why. */
export interface OutboxTable {
  app_id: string;
  /** The SDK's id of the event, or the id of an install; TikTok gets it as `event_id`, the same for ever. */
  event_id: string;
  sdk_id: string;
  sdk_event: string;
  /** What the mapping said when the event came in; null: switched off. */
  tiktok_event: string | null;
  occurred_at: Date;
  received_at: Date;
  state: 'due' | 'sent' | 'skipped' | 'dead';
  /** Why it was skipped or is dead; null otherwise. */
  reason: string | null;
  /** What was left out of the body. */
  notes: Generated<string[]>;
  attempts: Generated<number>;
  /** Not before this instant; while a worker has it, the end of its lease. */
  next_at: Date;
  /** The worker's claim; nobody else may settle the row while it stands. */
  claim: string | null;
  /** Begin of the first try that TikTok may have counted without our knowing. */
  in_doubt_since: Date | null;
  /** Pixel of the last try. */
  pixel_id: string | null;
  /** Size of the call it may be part of; smaller each time a call with it is refused for its content. */
  at_most: Generated<number>;
  settled_at: Date | null;
  answer_code: number | null;
  answer_message: string | null;
  answer_request_id: string | null;
}

export interface ForwardingCircuitTable {
  app_id: string;
  pixel_id: string;
  /** Calls that failed one after the other. */
  failures: number;
  open_until: Date | null;
  problem: 'user' | 'passing' | null;
  problem_since: Date | null;
  answer_code: number | null;
  answer_message: string | null;
  forwarded_at: Date | null;
}

export interface ForwardingSettingTable {
  app_id: string;
  organic: 'forward' | 'leave-out';
}
