import { type RawBuilder, sql } from 'kysely';

/** More than this is no money (an SDK lets 1e20 pass), and one such event would hide all others. */
const largestAmount = '1e15';

/** The quarter of an hour that an instant lies in. */
export function quarterHourOf(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`date_bin('15 minutes', ${instant}, 'epoch')`;
}

/** The currency that an event is summed under; '' for what is no code of three letters. */
export function currencyOf(event: string): RawBuilder<unknown> {
  const currency = sql.ref(`${event}.currency`);
  return sql`case when ${currency} ~ '^[A-Z]{3}$' then ${currency} else '' end`;
}

/** The lane of an install in the sums: one of sixteen, so that what happens at once rarely waits for the same row. */
export function laneOf(sdkId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`('x' || left(md5(${sdkId}), 1))::bit(4)::integer`;
}

/** What an event adds to its currency's sum. */
export function amountOf(event: string): RawBuilder<unknown> {
  const [currency, revenue] = [sql.ref(`${event}.currency`), sql.ref(`${event}.revenue`)];
  return sql`case when ${currency} ~ '^[A-Z]{3}$' and abs(${revenue}) < ${sql.lit(largestAmount)}::numeric then ${revenue} else 0 end`;
}

/**
 * Part of a statement that adds rows (app_id, quarter_hour, campaign_id, adgroup_id, ad_id, currency, lane, installs,
 * events, revenue) to the sums. It goes through them in the order of the key, so that two transactions never wait for each other.
 */
export function addChanges(changes: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into roll_up
    select app_id, quarter_hour, campaign_id, adgroup_id, ad_id, currency, lane, sum(installs), sum(events), sum(revenue)
    from ${changes} change
    group by 1, 2, 3, 4, 5, 6, 7
    having sum(installs) <> 0 or sum(events) <> 0 or sum(revenue) <> 0
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict (app_id, quarter_hour, campaign_id, adgroup_id, ad_id, currency, lane) do update set
      installs = roll_up.installs + excluded.installs,
      events = roll_up.events + excluded.events,
      revenue = roll_up.revenue + excluded.revenue`;
}
