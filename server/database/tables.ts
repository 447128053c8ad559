import type { Generated } from 'kysely';
import type { Scope } from '#lib/appsprint/contract';
import type { Decimal, Json } from './column-types.ts';
import type {
  AdGroupTable,
  AdTable,
  AdvertiserTable,
  CallPaceTable,
  CampaignTable,
  EventMappingTable,
  ForwardingCircuitTable,
  ForwardingSettingTable,
  OutboxTable,
  ReportedCoverageTable,
  ReportedDailyTable,
  ReportedDayTable,
  TikTokAuthorizationTable,
  TikTokConnectionTable,
  TikTokPixelTable,
} from './tiktok-tables.ts';

interface AppTable {
  app_id: string;
  name: string;
  created_at: Date;
  /** Days for which what people did is kept; null: until it is erased. */
  retention_days: number | null;
}

interface ApiKeyTable {
  app_id: string;
  key_hash: string;
  last_four: string;
  name: string;
  created_at: Date;
  /** Null: until it is revoked. */
  valid_until: Date | null;
}

interface AccessTokenTable {
  app_id: string;
  token_hash: string;
  last_four: string;
  name: string;
  scopes: Scope[];
  created_at: Date;
}

interface SignalLinkTable {
  app_id: string;
  slug: string;
  name: string;
  ios_destination: string | null;
  android_destination: string | null;
  web_destination: string | null;
  created_at: Date;
  channel: Generated<string>;
  enrichment: Generated<'page' | 'none'>;
  archived_at: Date | null;
}

interface ClickTable {
  app_id: string;
  click_id: string;
  slug: string;
  clicked_at: Date;
  ip: string;
  user_agent: string;
  device_key: string | null;
  visit: Json;
}

interface ClickEnrichmentTable {
  app_id: string;
  click_id: string;
  received_at: Date;
  details: Json;
}

interface AttributionWindowTable {
  app_id: string;
  click_id_hours: number;
  device_hours: number;
}

/** A decision that was replaced by a better one. */
interface AttributionHistoryTable {
  app_id: string;
  sdk_id: string;
  /** 1 is the install's first decision. */
  revision: number;
  replaced_at: Date;
  source: string;
  match_type: string;
  confidence: Decimal;
  reason: string;
  evidence: Json;
  click_id: string | null;
}

interface InstallTable {
  app_id: string;
  sdk_id: string;
  install_id: string;
  installed_at: Date;
  received_at: Date;
  ip: string;
  user_agent: string;
  payload: Json;
  source: string;
  match_type: string;
  confidence: Decimal;
  reason: string;
  evidence: Json;
  click_id: string | null;
  link_slug: string | null;
  link_name: string | null;
  campaign_id: string | null;
  campaign_name: string | null;
  adgroup_id: string | null;
  adgroup_name: string | null;
  ad_id: string | null;
  ad_name: string | null;
}

interface EventTable {
  app_id: string;
  event_id: string;
  sdk_id: string;
  event_type: string;
  event_name: string | null;
  occurred_at: Date;
  received_at: Date;
  revenue: Decimal | null;
  currency: string | null;
  ip: string;
  user_agent: string;
  payload: Json;
}

/** Sums per quarter of an hour; '' stands for no campaign, ad group, ad or currency. */
interface RollUpTable {
  app_id: string;
  quarter_hour: Date;
  campaign_id: string;
  adgroup_id: string;
  ad_id: string;
  currency: string;
  lane: number;
  installs: number;
  events: number;
  revenue: Decimal;
}

/** Whom the sums credit with an install; `counted_at` is the instant the install counts at, null while only events are known. */
interface CreditedInstallTable {
  app_id: string;
  sdk_id: string;
  campaign_id: Generated<string>;
  adgroup_id: Generated<string>;
  ad_id: Generated<string>;
  counted_at: Date | null;
}

/** Names that clicks gave to campaigns, ad groups and ads; of several the last in the alphabet. */
interface CreditedNameTable {
  app_id: string;
  level: string;
  id: string;
  name: string;
}

/** When the audit of an advertiser last ran. */
interface AuditRunTable {
  app_id: string;
  advertiser_id: string;
  ran_at: Date;
}

/** What the audit found when it last ran; `first_seen_at` is when it began. */
interface AuditFindingTable {
  app_id: string;
  advertiser_id: string;
  rule: string;
  code: string;
  level: string;
  object_id: string;
  first_seen_at: Date;
}

/** A call with an `Idempotency-Key`; `status` and `answer` are null while it is carried out. */
interface KeyedCallTable {
  app_id: string;
  idempotency_key: string;
  fingerprint: string;
  begun_at: Date;
  status: number | null;
  answer: Json | null;
}

/** Every table; the columns' meaning is in `migrations`. */
export interface Tables {
  app: AppTable;
  api_key: ApiKeyTable;
  access_token: AccessTokenTable;
  signal_link: SignalLinkTable;
  click: ClickTable;
  click_enrichment: ClickEnrichmentTable;
  attribution_window: AttributionWindowTable;
  attribution_history: AttributionHistoryTable;
  install: InstallTable;
  event: EventTable;
  roll_up: RollUpTable;
  credited_install: CreditedInstallTable;
  credited_name: CreditedNameTable;
  tiktok_authorization: TikTokAuthorizationTable;
  tiktok_connection: TikTokConnectionTable;
  tiktok_pixel: TikTokPixelTable;
  advertiser: AdvertiserTable;
  reported_coverage: ReportedCoverageTable;
  campaign: CampaignTable;
  ad_group: AdGroupTable;
  ad: AdTable;
  reported_daily: ReportedDailyTable;
  reported_day: ReportedDayTable;
  event_mapping: EventMappingTable;
  call_pace: CallPaceTable;
  outbox: OutboxTable;
  forwarding_circuit: ForwardingCircuitTable;
  forwarding_setting: ForwardingSettingTable;
  audit_run: AuditRunTable;
  audit_finding: AuditFindingTable;
  keyed_call: KeyedCallTable;
}
