import { type RawBuilder, sql } from 'kysely';
import { defaultRows } from './defaults.ts';
import { storedDefaults } from './rows.ts';

const aliases = defaultRows.flatMap(({ sdkEvents: [first, ...others] }) =>
  others.map((name) => [name, first] as const),
);
const aliasRows = sql.join(aliases.map(([name, first]) => sql`(${sql.lit(name)}, ${sql.lit(first)})`));

/**
 * Part of a statement: what is switched on for an app at this moment, as rows (sdk_event, tiktok_event). An SDK event that is
 * not among them is not forwarded. It is read inside the statement that stores events, so an answer to a change of the mapping
 * holds for every event that comes after it, whichever process takes it.
 */
export function targetsOf(appId: string): RawBuilder<unknown> {
  return sql`(
    select name.sdk_event, saved."tiktokEvent" as tiktok_event
    from jsonb_to_recordset(coalesce(
      (select rows from event_mapping where app_id = ${appId} order by revision desc limit 1),
      ${JSON.stringify(storedDefaults)}::jsonb
    )) as saved("sdkEvent" text, "tiktokEvent" text)
    cross join lateral (
      select saved."sdkEvent" as sdk_event
      union all select alias from (values ${aliasRows}) as also(alias, first) where first = saved."sdkEvent"
    ) name
    where saved."tiktokEvent" is not null
  )`;
}
