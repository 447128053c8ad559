import { type RawBuilder, sql } from 'kysely';
import { defaultRows } from './defaults.ts';

const switchedOn = defaultRows
  .filter(({ isOn }) => isOn)
  .flatMap(({ sdkEvents, tiktokEvent }) => sdkEvents.map((name) => sql`(${sql.lit(name)}, ${sql.lit(tiktokEvent)})`));

/**
 * Part of a statement: what is switched on for an app at this moment, as rows (sdk_event, tiktok_event). An SDK event that is
 * not among them is not forwarded. It is read inside the statement that stores events, so an answer to a change of the mapping
 * holds for every event that comes after it, whichever process takes it.
 */
export function targetsOf(_appId: string): RawBuilder<unknown> {
  return sql`(select * from (values ${sql.join(switchedOn)}) as switched_on(sdk_event, tiktok_event))`;
}
