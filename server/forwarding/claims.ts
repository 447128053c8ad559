import { type Kysely, sql } from 'kysely';
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
    with due as (
      select event_id, in_doubt_since as doubt_before, pixel_id as pixel_before from outbox
      where app_id = ${appId} and state = 'due' and next_at <= ${now}
      order by received_at, event_id limit ${sql.lit(largestCall)} for update skip locked
    ), claimed as (
      update outbox o set claim = ${id}, next_at = ${until}, attempts = o.attempts + 1,
        in_doubt_since = coalesce(o.in_doubt_since, ${now}),
        pixel_id = case when o.in_doubt_since is null then ${pixelId} else o.pixel_id end
      from due where o.app_id = ${appId} and o.event_id = due.event_id
      returning o.event_id, o.sdk_id, o.sdk_event, o.tiktok_event, o.occurred_at, o.received_at, o.attempts, o.at_most,
        due.doubt_before, due.pixel_before
    )
    select claimed.*, target.tiktok_event as mapped_now,
      e.event_id is not null or claimed.sdk_event = 'install' and i.sdk_id is not null as is_there,
      e.revenue, e.currency, e.payload -> 'parameters' as parameters,
      coalesce(e.ip, i.ip, '') as ip,
      coalesce(nullif(i.payload ->> 'sdkWebViewUserAgent', ''), nullif(e.user_agent, ''), i.user_agent, '') as user_agent,
      i.source, coalesce(c.visit ->> 'ttclid', case when i.source <> 'organic' then i.evidence ->> 'ttclid' end) as ttclid,
      i.link_slug, i.payload ->> 'customerUserId' as customer_user_id
    from claimed
    left join (select distinct on (sdk_event) * from ${targetsOf(appId)} every_target) target on target.sdk_event = claimed.sdk_event
    left join event e on e.app_id = ${appId} and e.event_id = claimed.event_id
    left join install i on i.app_id = ${appId} and i.sdk_id = claimed.sdk_id
    left join click c on c.app_id = ${appId} and c.click_id = i.click_id
    order by claimed.received_at, claimed.event_id`.execute(database);
  return rows;
}

/** Makes a claim last longer before another call is made under it. */
export async function renewClaim(
  database: Kysely<Tables>,
  { appId, id }: Claim,
  eventIds: readonly string[],
  until: Date,
): Promise<void> {
  await sql`
    update outbox set next_at = ${until}
    where app_id = ${appId} and claim = ${id} and event_id = any(${eventIds}::text[])`.execute(database);
}

/** One row with what is to be kept of it. */
export interface Settled {
  readonly eventId: string;
  readonly notes: readonly string[];
}

const longestMessage = 1_000;

function answerColumns(answer: Answer | null) {
  return sql`answer_code = ${answer?.code ?? null}, answer_message = ${answer === null ? null : storableText(answer.message).slice(0, longestMessage)},
    answer_request_id = ${answer?.requestId == null ? null : storableText(answer.requestId).slice(0, longestMessage)}`;
}

/** Ends rows as delivered. Only rows that this claim still has are touched: another worker may have taken them over. */
export async function settleSent(
  database: Kysely<Tables>,
  { appId, id }: Claim,
  rows: readonly Settled[],
  { answer, now }: { readonly answer: Answer; readonly now: Date },
): Promise<void> {
  const eventIds = rows.map(({ eventId }) => eventId);
  const notes = rows.map((row) => row.notes.join(','));
  await sql`
    update outbox o set state = 'sent', claim = null, settled_at = ${now}, reason = null, notes = string_to_array(s.notes, ','), ${answerColumns(answer)}
    from unnest(${eventIds}::text[], ${notes}::text[]) as s(event_id, notes)
    where o.app_id = ${appId} and o.event_id = s.event_id and o.claim = ${id}`.execute(database);
}

/** Ends rows without delivery: skipped for good, or as dead letters; each with its reason. */
export async function settleUndelivered(
  database: Kysely<Tables>,
  { appId, id }: Claim,
  rows: readonly { readonly eventId: string; readonly state: 'skipped' | 'dead'; readonly reason: string }[],
  { answer, now }: { readonly answer: Answer | null; readonly now: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const of = (name: 'eventId' | 'state' | 'reason') => rows.map((row) => row[name]);
  await sql`
    update outbox o set state = s.state, reason = s.reason, claim = null, settled_at = ${now}${answer === null ? sql`` : sql`, ${answerColumns(answer)}`}
    from unnest(${of('eventId')}::text[], ${of('state')}::text[], ${of('reason')}::text[]) as s(event_id, state, reason)
    where o.app_id = ${appId} and o.event_id = s.event_id and o.claim = ${id}`.execute(database);
}

/** Gives rows back for another try. `doubt`: whether TikTok may have counted them this time; if not, only an earlier doubt stays. */
export async function giveBack(
  database: Kysely<Tables>,
  { appId, id }: Claim,
  rows: readonly Pick<ClaimedRow, 'event_id' | 'doubt_before'>[],
  next: {
    readonly at: Date;
    readonly doubt: 'stays' | 'none-new';
    readonly atMost: number;
    readonly answer: Answer | null;
  },
): Promise<void> {
  if (rows.length === 0) return;
  const eventIds = rows.map(({ event_id }) => event_id);
  const doubts = rows.map(({ doubt_before }) => doubt_before?.toISOString() ?? null);
  const doubt = next.doubt === 'stays' ? sql`o.in_doubt_since` : sql`s.doubt_before`;
  await sql`
    update outbox o set claim = null, next_at = ${next.at}, in_doubt_since = ${doubt}, at_most = least(o.at_most, ${next.atMost}), ${answerColumns(next.answer)}
    from unnest(${eventIds}::text[], ${doubts}::timestamptz[]) as s(event_id, doubt_before)
    where o.app_id = ${appId} and o.event_id = s.event_id and o.claim = ${id}`.execute(database);
}
