import { type Kysely, type Selectable, sql } from 'kysely';
import * as z from 'zod/mini';
import type { EventMapping } from '#lib/appsprint/contract';
import { storableJson, storableText, type Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import { type StoredRow, shownRows, storedDefaults } from './rows.ts';

const StoredRows = z.array(z.object({ sdkEvent: z.string(), tiktokEvent: z.nullable(z.string()) }));

const untouched: EventMapping = { revision: 0, savedAt: null, savedBy: null, rows: shownRows(storedDefaults) };

function mappingFrom(row: Selectable<Tables['event_mapping']>): EventMapping {
  return {
    revision: row.revision,
    savedAt: row.saved_at.toISOString(),
    savedBy: row.saved_by,
    rows: shownRows(StoredRows.parse(row.rows)),
  };
}

/** Every saved revision, the newest first. */
export async function mappingHistory(database: Kysely<Tables>, appId: string): Promise<EventMapping[]> {
  const rows = await database
    .selectFrom('event_mapping')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('revision', 'desc')
    .execute();
  return rows.map(mappingFrom);
}

/** The mapping that holds now; until it is changed for the first time, the default one as revision 0. */
export async function mappingOf(database: Kysely<Tables>, appId: string): Promise<EventMapping> {
  const row = await database
    .selectFrom('event_mapping')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? untouched : mappingFrom(row);
}

/** The rows of a revision, as they are kept. @throws Problem 404 when there is none of this number */
export async function rowsOfRevision(
  database: Kysely<Tables>,
  appId: string,
  revision: number,
): Promise<readonly StoredRow[]> {
  if (revision === 0) return storedDefaults;
  const row = await database
    .selectFrom('event_mapping')
    .select('rows')
    .where('app_id', '=', appId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (row !== undefined) return StoredRows.parse(row.rows);
  throw new Problem(
    404,
    'revision_not_found',
    `The event mapping has no revision ${revision}. Choose one of its history.`,
  );
}

/**
 * Saves a new revision. Of two that change the same one, the later is refused.
 * @throws Problem 409 when `basedOn` is not the current revision
 */
export async function saveRevision(
  database: Kysely<Tables>,
  appId: string,
  basedOn: number,
  rows: readonly StoredRow[],
  by: { readonly name: string; readonly at: Date },
): Promise<EventMapping> {
  const { rows: saved } = await sql<Selectable<Tables['event_mapping']>>`
    insert into event_mapping (app_id, revision, saved_at, saved_by, rows)
    select ${appId}, ${basedOn}::integer + 1, ${by.at}, ${storableText(by.name)}, ${storableJson(rows)}::jsonb
    where ${basedOn}::integer = coalesce((select max(revision) from event_mapping where app_id = ${appId}), 0)
    on conflict do nothing
    returning *`.execute(database);
  const [row] = saved;
  if (row !== undefined) return mappingFrom(row);
  const { revision, savedBy } = await mappingOf(database, appId);
  throw new Problem(
    409,
    'revision_conflict',
    `The event mapping was changed meanwhile${savedBy === null ? '' : ` (by ${savedBy})`}: it is at revision ${revision}, not ${basedOn}. Load it again and repeat the change.`,
    { revision },
  );
}

/**
 * The same for a call that may be one that was carried out already by a process that died before it could keep its answer: where
 * the current revision is this very change by the same, that is the answer.
 */
export async function saveRevisionOnce(
  database: Kysely<Tables>,
  appId: string,
  basedOn: number,
  rows: readonly StoredRow[],
  by: { readonly name: string; readonly at: Date },
): Promise<EventMapping> {
  const current = await mappingOf(database, appId);
  const isBySame = current.revision === basedOn + 1 && current.savedBy === storableText(by.name);
  if (isBySame && JSON.stringify(current.rows) === JSON.stringify(shownRows(rows))) return current;
  return saveRevision(database, appId, basedOn, rows, by);
}
