import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { newId } from '../uuid-v7.ts';
import { verdictOn } from './answers.ts';
import type { Pixel, SendEvents } from './call.ts';
import { noteForwarded, noteTrouble } from './circuit.ts';
import {
  type Claim,
  claimDue,
  giveBack,
  largestCall,
  renewClaim,
  settleSent,
  settleUndelivered,
  type Undelivered,
} from './claims.ts';
import { type Circumstances, type Decision, decide } from './decision.ts';
import { waitAfterTry } from './waits.ts';

/** Longer than a call may take (20 s) with time to build and to settle. A worker that dies gives its rows back by this. */
export const lease = 45_000;
/** A refused call is sent again in parts of this share, until the event that is wrong stands alone. */
const share = 10;

/** The pixel of an app, opened, with what else its events need. */
export interface Destination {
  readonly pixel: Pixel & { readonly savedAt: Date };
  readonly organic: 'forward' | 'leave-out';
  readonly pageUrlOf: (slug: string | null) => string;
}

export interface DeliveryEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  readonly send: SendEvents;
  /** Between 0 and 1, for jitter. */
  readonly random: () => number;
  /** Null: the app has no pixel now. */
  readonly destinationOf: (appId: string) => Promise<Destination | null>;
}

type Sendable = Extract<Decision, { kind: 'send' }>;

/** Calls of at most as many events as each of them may share one with. */
function callsOf(sendables: readonly Sendable[]): Sendable[][] {
  const calls: Sendable[][] = [];
  for (const [size, together] of Map.groupBy(sendables, ({ row }) => row.at_most)) {
    for (let start = 0; start < together.length; start += size) calls.push(together.slice(start, start + size));
  }
  return calls;
}

/** Makes one call and settles its events by the answer. Returns whether the pixel may be called further. */
async function deliverCall(
  edges: DeliveryEdges,
  claim: Claim,
  pixel: Pixel,
  call: readonly Sendable[],
): Promise<'go on' | 'stop'> {
  const { database, clock, random } = edges;
  const answer = await edges.send(
    pixel,
    call.map(({ body }) => body),
  );
  const now = clock.now();
  const rows = call.map(({ row }) => row);
  const of = { appId: claim.appId, pixelId: pixel.id };
  const verdict = verdictOn(answer);
  const attempts = Math.max(...rows.map((row) => row.attempts));
  const later = new Date(now.getTime() + waitAfterTry(attempts, random));
  switch (verdict.kind) {
    case 'accepted': {
      if (answer === null) throw new Error('no answer was judged as an acceptance');
      const settled = call.map(({ row, notes }) => ({ eventId: row.event_id, notes }));
      await settleSent(database, claim, settled, { answer, now });
      await noteForwarded(database, of, now);
      return 'go on';
    }
    case 'refused':
    case 'partial': {
      const doubt = verdict.kind === 'partial' ? 'stays' : 'none-new';
      const atMost = Math.max(1, Math.ceil(call.length / share));
      if (call.length > 1) {
        await giveBack(database, claim, rows, { at: now, doubt, atMost, answer });
      } else if (verdict.kind === 'partial') {
        await giveBack(database, claim, rows, { at: later, doubt, atMost, answer });
      } else {
        const dead = rows.map(({ event_id: eventId, doubt_before }): Undelivered => {
          const doubt = doubt_before === null ? 'none' : 'stays';
          return { eventId, state: 'dead', reason: 'refused', doubt };
        });
        await settleUndelivered(database, claim, dead, { answer, now });
      }
      return 'go on';
    }
    case 'trouble':
      await noteTrouble(database, of, verdict, { answer, now, random });
      await giveBack(database, claim, rows, { at: later, doubt: 'stays', atMost: largestCall, answer });
      return 'stop';
    case 'throttled':
    case 'needs-user':
      // The pixel rests before its events are due again: the other order has another worker call it once more in between.
      await noteTrouble(database, of, verdict, { answer, now, random });
      await giveBack(database, claim, rows, { at: now, doubt: 'none-new', atMost: largestCall, answer });
      return 'stop';
  }
}

/**
 * Claims the oldest due rows of an app and delivers them. Rows that a failure keeps it from settling come back when the lease is
 * over. Returns how many rows it claimed.
 */
export async function deliver(edges: DeliveryEdges, appId: string): Promise<number> {
  const { database, clock } = edges;
  const destination = await edges.destinationOf(appId);
  if (destination === null) return 0;
  const { pixel } = destination;
  const claim = { appId, id: newId() };
  const untilLater = () => new Date(clock.now().getTime() + lease);
  const rows = await claimDue(database, claim, { now: clock.now(), until: untilLater(), pixelId: pixel.id });
  const circumstances: Circumstances = { ...destination, now: clock.now() };
  const decisions = rows.map((row) => decide(row, circumstances));
  const settled = decisions.filter((decision) => decision.kind === 'settle');
  await settleUndelivered(database, claim, settled, { answer: null, now: clock.now() });
  const calls = callsOf(decisions.filter((decision) => decision.kind === 'send'));
  for (const [index, call] of calls.entries()) {
    if (index > 0) {
      const waiting = calls.slice(index).flat();
      await renewClaim(
        database,
        claim,
        waiting.map(({ row }) => row.event_id),
        untilLater(),
      );
    }
    if ((await deliverCall(edges, claim, pixel, call)) === 'go on') continue;
    const unsent = calls.slice(index + 1).flatMap((rest) => rest.map(({ row }) => row));
    await giveBack(database, claim, unsent, { at: clock.now(), doubt: 'none-new', atMost: largestCall, answer: null });
    break;
  }
  return rows.length;
}
