import { type Kysely, sql } from 'kysely';
import { storableJson, type Tables } from '../database/index.ts';
import type { Fault } from './faults.ts';

type Of = { readonly appId: string; readonly advertiserId: string };

/** Since when faults are known, and when the audit ran last. */
export interface Known {
  readonly lastRunAt: Date | null;
  /** Null: the last run did not know it yet. */
  firstSeenAt(fault: Fault): Date | null;
}

const keyOf = (rule: string, code: string, level: string, objectId: string) => [rule, code, level, objectId].join(' ');

/** Keeps what a run found: a new fault with its time, one that was there before with its old one; what is gone is forgotten. */
export async function recordRun(
  database: Kysely<Tables>,
  { appId, advertiserId }: Of,
  faults: readonly Fault[],
  at: Date,
): Promise<void> {
  const rows = faults.map(({ finding, level, object }) => ({
    rule: finding.rule,
    code: finding.code,
    level,
    object_id: object.id,
  }));
  await database.transaction().execute(async (transaction) => {
    await sql`
      insert into audit_run (app_id, advertiser_id, ran_at) values (${appId}, ${advertiserId}, ${at})
      on conflict (app_id, advertiser_id) do update set ran_at = excluded.ran_at`.execute(transaction);
    const found = sql`jsonb_to_recordset(${storableJson(rows)}::jsonb) as found(rule text, code text, level text, object_id text)`;
    await sql`
      delete from audit_finding known
      where app_id = ${appId} and advertiser_id = ${advertiserId} and not exists (
        select from ${found} where found.rule = known.rule and found.code = known.code
          and found.level = known.level and found.object_id = known.object_id
      )`.execute(transaction);
    await sql`
      insert into audit_finding (app_id, advertiser_id, rule, code, level, object_id, first_seen_at)
      select ${appId}, ${advertiserId}, rule, code, level, object_id, ${at} from ${found}
      on conflict do nothing`.execute(transaction);
  });
}

/** Whether the audit has ever run over what TikTok listed of the advertiser that an app has now. */
export async function hasRun(database: Kysely<Tables>, appId: string): Promise<boolean> {
  const run = await database
    .selectFrom('audit_run')
    .innerJoin('advertiser', (join) =>
      join
        .onRef('advertiser.app_id', '=', 'audit_run.app_id')
        .onRef('advertiser.advertiser_id', '=', 'audit_run.advertiser_id'),
    )
    .select('audit_run.ran_at')
    .where('audit_run.app_id', '=', appId)
    .executeTakeFirst();
  return run !== undefined;
}

/** Reads what is known from the runs so far. */
export async function readKnown(database: Kysely<Tables>, { appId, advertiserId }: Of): Promise<Known> {
  const run = await database
    .selectFrom('audit_run')
    .select('ran_at')
    .where('app_id', '=', appId)
    .where('advertiser_id', '=', advertiserId)
    .executeTakeFirst();
  const rows = await database
    .selectFrom('audit_finding')
    .selectAll()
    .where('app_id', '=', appId)
    .where('advertiser_id', '=', advertiserId)
    .execute();
  const times = new Map(rows.map((row) => [keyOf(row.rule, row.code, row.level, row.object_id), row.first_seen_at]));
  return {
    lastRunAt: run?.ran_at ?? null,
    firstSeenAt: ({ finding, level, object }) => times.get(keyOf(finding.rule, finding.code, level, object.id)) ?? null,
  };
}
