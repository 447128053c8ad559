import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { storableJson, type Tables } from '../database/index.ts';
import { type AnswerOnce, type KeyedCall, Problem } from '../http/index.ts';

/** Milliseconds for which an answer is given again. */
const keptFor = 24 * 3_600_000;
/** Milliseconds after which a call that has no answer is taken for dead: longer than any call to TikTok may last. */
const lease = 60_000;
/** Seconds after which a call that is being carried out is worth asking about again. */
const askAgainAfter = 2;

/** What is kept of a refusal. */
interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: unknown;
}

/**
 * Keeps the first answer of each key in the database, so that it holds in every process and after a crash. What ended because
 * of the server itself (5xx) was no answer: the same key is carried out again.
 */
export function createAnswerOnce(database: Kysely<Tables>, clock: Clock): AnswerOnce {
  return async <R extends { readonly data: unknown }>(call: KeyedCall, act: () => Promise<R>): Promise<R> => {
    const fingerprint = hash('sha256', JSON.stringify(call.asked), 'base64url');
    const now = clock.now();
    if (!(await claim(database, call, fingerprint, now))) return firstAnswer<R>(database, call, fingerprint);
    try {
      const reply = await act();
      await settle(database, call, now, 200, reply);
      return reply;
    } catch (error) {
      if (error instanceof Problem && error.status < 500 && error.retryAfter === null) {
        const { code, message, details = null } = error;
        await settle(database, call, now, error.status, { code, message, details } satisfies Refusal);
      } else {
        await database.deleteFrom('keyed_call').where(isClaim(call, now)).execute();
      }
      throw error;
    }
  };
}

/** Takes a key for this call. False where it was taken before, unless that is over or its process died. */
async function claim(
  database: Kysely<Tables>,
  { appId, key }: KeyedCall,
  fingerprint: string,
  now: Date,
): Promise<boolean> {
  const tooOld = new Date(now.getTime() - keptFor);
  await database.deleteFrom('keyed_call').where('begun_at', '<', tooOld).execute();
  const { rows } = await sql`
    insert into keyed_call (app_id, idempotency_key, fingerprint, begun_at)
    values (${appId}, ${key}, ${fingerprint}, ${now})
    on conflict (app_id, idempotency_key) do update set begun_at = excluded.begun_at
      where keyed_call.status is null and keyed_call.begun_at < ${new Date(now.getTime() - lease)}
        and keyed_call.fingerprint = excluded.fingerprint
    returning 1`.execute(database);
  return rows.length === 1;
}

async function firstAnswer<R>(database: Kysely<Tables>, { appId, key }: KeyedCall, fingerprint: string): Promise<R> {
  const first = await database
    .selectFrom('keyed_call')
    .selectAll()
    .where('app_id', '=', appId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  if (first !== undefined && first.fingerprint !== fingerprint) {
    throw new Problem(
      422,
      'idempotency_key_reused',
      'This Idempotency-Key was used for another call. Send a new one for each thing you want done.',
    );
  }
  if (first === undefined || first.status === null) {
    throw new Problem(
      409,
      'call_in_progress',
      'The same call is being carried out just now. Send it again in a moment to get its answer.',
      undefined,
      askAgainAfter,
    );
  }
  // What is kept was written by `createAnswerOnce` for the same route.
  if (first.status === 200) return first.answer as R;
  const { code, message, details } = first.answer as Refusal;
  throw new Problem(first.status, code, message, details ?? undefined);
}

/** The claim of this very try: once it was taken for dead, `begun_at` is another. */
function isClaim({ appId, key }: KeyedCall, begunAt: Date) {
  return sql<boolean>`app_id = ${appId} and idempotency_key = ${key} and begun_at = ${begunAt}`;
}

/** Keeps the answer, unless the call was taken for dead and somebody else carries it out. */
async function settle(
  database: Kysely<Tables>,
  call: KeyedCall,
  begunAt: Date,
  status: number,
  answer: unknown,
): Promise<void> {
  await database
    .updateTable('keyed_call')
    .set({ status, answer: storableJson(answer) })
    .where(isClaim(call, begunAt))
    .execute();
}
