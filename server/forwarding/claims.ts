import { type Kysely, type RawBuilder, sql } from 'kysely';
import { storableText, type Tables } from '../database/index.ts';
import { targetsOf } from '../event-mapping/index.ts';
import type { Answer } from './call.ts';
import type { Parameters } from './event-properties.ts';

/** The largest call TikTok takes. */
export const largestCall = 1_000;

/** A row of the outbox that a worker has claimed, with everything that is known of its event. */
export interface ClaimedRow {
  readonly event_id: string;
  readonly sdk_id: string;
  readonly tiktok_event: string;
  readonly occurred_at: Date;
  readonly received_at: Date;
  readonly attempts: number;
  readonly at_most: number;
  /** As it was before this claim. */
  readonly doubt_before: Date | null;
  readonly pixel_before: string | null;
  /** What the mapping says now; null: switched off. */
  readonly mapped_now: string | null;
  /** Whether its event is still stored. */
  readonly is_there: boolean;
  readonly revenue: string | null;
  readonly currency: string | null;
  readonly parameters: Parameters | null;
  readonly ip: string;
  readonly user_agent: string;
  readonly source: string | null;
  readonly ttclid: string | null;
  readonly link_slug: string | null;
  readonly customer_user_id: string | null;
}

/** Whose rows are claimed, under which claim. */
export interface Claim {
  readonly appId: string;
  /** A new id for each claim. */
  readonly id: string;
}

/**
 * Claims the oldest rows of an app that are due, until `until`. The doubt is written before anything is sent: if this process is
 * killed in between, the rows count as perhaps delivered. No two workers get the same row.
 */
export async function claimDue(
  database: Kysely<Tables>,
  { appId, id }: Claim,
  { now, until, pixelId }: { readonly now: Date; readonly until: Date; readonly pixelId: string },
): Promise<ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`
    with due as materialized (
      select ctid as place, event_id, in_doubt_since as doubt_before, pixel_id as pixel_before from outbox
      where app_id = ${appId} and state = 'due' and next_at <= ${now}
      order by received_at, event_id limit ${sql.lit(largestCall)} for update skip locked
    ), claimed as (
      update outbox set claim = ${id}, next_at = ${until}, attempts = attempts + 1,
        in_doubt_since = coalesce(in_doubt_since, ${now}),
        pixel_id = case when in_doubt_since is null then ${pixelId} else pixel_id end
      where ctid = any(array(select place from due))
      returning event_id, sdk_id, sdk_event, tiktok_event, occurred_at, received_at, attempts, at_most
    )
    select claimed.*, due.doubt_before, due.pixel_before, target.tiktok_event as mapped_now,
      e.event_id is not null or claimed.sdk_event = 'install' and i.sdk_id is not null as is_there,
      e.revenue, e.currency, e.payload -> 'parameters' as parameters,
      coalesce(e.ip, i.ip, '') as ip,
      coalesce(nullif(i.payload ->> 'sdkWebViewUserAgent', ''), nullif(e.user_agent, ''), i.user_agent, '') as user_agent,
      i.source, coalesce(c.visit ->> 'ttclid', case when i.source <> 'organic' then i.evidence ->> 'ttclid' end) as ttclid,
      i.link_slug, i.payload ->> 'customerUserId' as customer_user_id
    from claimed join due using (event_id)
    left join (select distinct on (sdk_event) * from ${targetsOf(appId)} every_target) target on target.sdk_event = claimed.sdk_event
    left join lateral (select * from event where app_id = ${appId} and event_id = claimed.event_id limit 1) e on true
    left join lateral (select * from install where app_id = ${appId} and sdk_id = claimed.sdk_id limit 1) i on true
    left join lateral (select visit from click where app_id = ${appId} and click_id = i.click_id limit 1) c on true
    order by claimed.received_at, claimed.event_id`.execute(database);
  return rows;
}

/**
 * The condition for rows that a claim still has; another worker may have taken some over. Rows are named by their place and each is
 * looked up by its key: PostgreSQL would rather read the whole table for a thousand of them.
 */
function stillClaimed({ appId, id }: Claim, eventIds: readonly string[]): RawBuilder<unknown> {
  return sql`claim = ${id} and ctid = any(array(
    select mine.place from unnest(${eventIds}::text[]) as wanted(event_id) cross join lateral (
      select ctid as place from outbox where app_id = ${appId} and event_id = wanted.event_id and claim = ${id} limit 1
    ) mine))`;
}

/** Makes a claim last longer before another call is made under it. */
export async function renewClaim(
  database: Kysely<Tables>,
  claim: Claim,
  eventIds: readonly string[],
  until: Date,
): Promise<void> {
  await sql`update outbox set next_at = ${until} where ${stillClaimed(claim, eventIds)}`.execute(database);
}

const longestMessage = 1_000;

function answerColumns(answer: Answer | null): RawBuilder<unknown> {
  const kept = (text: string | null) => (text === null ? null : storableText(text).slice(0, longestMessage));
  return sql`answer_code = ${answer?.code ?? null}, answer_message = ${kept(answer?.message ?? null)},
    answer_request_id = ${kept(answer?.requestId ?? null)}`;
}

/** One delivered row with what was left out of it. */
export interface Delivered {
  readonly eventId: string;
  readonly notes: readonly string[];
}

/** Ends rows as delivered. */
export async function settleSent(
  database: Kysely<Tables>,
  claim: Claim,
  rows: readonly Delivered[],
  { answer, now }: { readonly answer: Answer; readonly now: Date },
): Promise<void> {
  for (const alike of Map.groupBy(rows, ({ notes }) => notes.join()).values()) {
    const eventIds = alike.map(({ eventId }) => eventId);
    await sql`
      update outbox set state = 'sent', claim = null, settled_at = ${now}, reason = null, notes = ${alike[0]?.notes ?? []}::text[], ${answerColumns(answer)}
      where ${stillClaimed(claim, eventIds)}`.execute(database);
  }
}

/** A row that ends without delivery: skipped for good, or as a dead letter. */
export interface Undelivered {
  readonly eventId: string;
  readonly state: 'skipped' | 'dead';
  readonly reason: string;
  /** Whether TikTok may have counted it. */
  readonly doubt: 'none' | 'stays';
}

/** Ends rows without delivery. @param answer null: TikTok said nothing new about them */
export async function settleUndelivered(
  database: Kysely<Tables>,
  claim: Claim,
  rows: readonly Undelivered[],
  { answer, now }: { readonly answer: Answer | null; readonly now: Date },
): Promise<void> {
  const answered = answer === null ? sql`` : sql`, ${answerColumns(answer)}`;
  for (const alike of Map.groupBy(rows, ({ state, reason, doubt }) => `${state} ${reason} ${doubt}`).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const { state, reason } = first;
    const eventIds = alike.map(({ eventId }) => eventId);
    const doubt = first.doubt === 'none' ? sql`, in_doubt_since = null` : sql``;
    await sql`
      update outbox set state = ${state}, reason = ${reason}, claim = null, settled_at = ${now}${doubt}${answered}
      where ${stillClaimed(claim, eventIds)}`.execute(database);
  }
}

/** How rows come back for another try. */
export interface NextTry {
  readonly at: Date;
  /** Whether TikTok may have counted them this time; if not, only a doubt from before stays. */
  readonly doubt: 'stays' | 'none-new';
  readonly atMost: number;
  readonly answer: Answer | null;
}

/** Gives rows back for another try. */
export async function giveBack(
  database: Kysely<Tables>,
  claim: Claim,
  rows: readonly Pick<ClaimedRow, 'event_id' | 'doubt_before'>[],
  { at, doubt, atMost, answer }: NextTry,
): Promise<void> {
  for (const [isCertain, alike] of Map.groupBy(rows, (row) => doubt === 'none-new' && row.doubt_before === null)) {
    const eventIds = alike.map(({ event_id }) => event_id);
    const ended = isCertain ? sql`in_doubt_since = null,` : sql``;
    await sql`
      update outbox set claim = null, next_at = ${at}, ${ended} at_most = least(at_most, ${atMost}), ${answerColumns(answer)}
      where ${stillClaimed(claim, eventIds)}`.execute(database);
  }
}
