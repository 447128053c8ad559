import { type Kysely, sql } from 'kysely';
import { storableText, type Tables } from '../database/index.ts';
import type { Verdict } from './answers.ts';
import type { Answer } from './call.ts';
import { restAfterFailures, throttledUntil, waitForUser } from './waits.ts';

/** How many failed calls in a row a circuit counts; more change nothing. */
const mostCounted = 1_000;
const longestMessage = 1_000;

/** Apps whose pixel may be called now and whose rows are due, among all processes. */
export async function appsWithWork(database: Kysely<Tables>, now: Date): Promise<string[]> {
  const { rows } = await sql<{ app_id: string }>`
    select p.app_id from tiktok_pixel p
    left join forwarding_circuit c on c.app_id = p.app_id and c.pixel_id = p.pixel_id
    where (c.open_until is null or c.open_until <= ${now} or c.problem = 'user' and p.saved_at > c.problem_since)
      and exists (select from outbox o where o.app_id = p.app_id and o.state = 'due' and o.next_at <= ${now})`.execute(
    database,
  );
  return rows.map(({ app_id }) => app_id);
}

/** The pixel a call went to. */
export interface PixelOfApp {
  readonly appId: string;
  readonly pixelId: string;
}

/** Notes that the pixel works: every problem is over. */
export async function noteForwarded(
  database: Kysely<Tables>,
  { appId, pixelId }: PixelOfApp,
  now: Date,
): Promise<void> {
  await sql`
    insert into forwarding_circuit (app_id, pixel_id, failures, forwarded_at) values (${appId}, ${pixelId}, 0, ${now})
    on conflict (app_id) do update set pixel_id = excluded.pixel_id, failures = 0, open_until = null, problem = null,
      problem_since = null, answer_code = null, answer_message = null, forwarded_at = excluded.forwarded_at`.execute(
    database,
  );
}

/** A verdict upon which no further call is made at once. */
type Trouble = Extract<Verdict, { kind: 'throttled' | 'trouble' | 'needs-user' }>;

/**
 * Notes a call that failed, and lets the pixel rest where that helps.
 * @param answer null: there was none
 */
export async function noteTrouble(
  database: Kysely<Tables>,
  { appId, pixelId }: PixelOfApp,
  verdict: Trouble,
  { answer, now, random }: { readonly answer: Answer | null; readonly now: Date; readonly random: () => number },
): Promise<void> {
  const problem = verdict.kind === 'needs-user' ? 'user' : 'passing';
  await database.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom('forwarding_circuit')
      .selectAll()
      .where('app_id', '=', appId)
      .where('pixel_id', '=', pixelId)
      .forUpdate()
      .executeTakeFirst();
    const failures = Math.min((known?.failures ?? 0) + 1, mostCounted);
    const row = {
      pixel_id: pixelId,
      failures,
      open_until: openUntil(verdict, failures, now, random),
      problem,
      problem_since: known?.problem === problem ? known.problem_since : now,
      answer_code: answer?.code ?? null,
      answer_message: answer === null ? null : storableText(answer.message).slice(0, longestMessage),
    } as const;
    await transaction
      .insertInto('forwarding_circuit')
      .values({ app_id: appId, ...row, forwarded_at: null })
      .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
      .execute();
  });
}

function openUntil(verdict: Trouble, failures: number, now: Date, random: () => number): Date | null {
  if (verdict.kind === 'throttled') return throttledUntil(verdict.span, now, random);
  const rest = verdict.kind === 'needs-user' ? waitForUser(random) : restAfterFailures(failures, random);
  return rest === 0 ? null : new Date(now.getTime() + rest);
}
