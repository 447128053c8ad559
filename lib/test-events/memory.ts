import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { AppId } from '#lib/appsprint/contract';
import { dayOf } from '#lib/calendar';

/** One test event that was sent, and what came of it. */
const SentTestEvent = z.object({
  appId: AppId,
  event: z.string(),
  /** Epoch milliseconds. */
  sentAt: z.number(),
  result: z.discriminatedUnion('state', [
    z.object({ state: z.literal('sending') }),
    /** TikTok's own answer, word for word; code 0 is the only acceptance. */
    z.object({ state: z.literal('answered'), code: z.int(), message: z.string() }),
    z.object({ state: z.literal('failed'), what: z.string(), remedy: z.string() }),
  ]),
});
export type SentTestEvent = z.infer<typeof SentTestEvent>;

const Memory = z.object({
  /** The code typed last, and when (epoch milliseconds). */
  code: z.nullable(z.object({ text: z.string(), usedAt: z.number() })),
  sent: z.array(SentTestEvent),
});
type Memory = z.infer<typeof Memory>;

/** What the popup shows of earlier test events. */
export interface TestEvents {
  /** The code used last today; TikTok shows another one for each session of its Test Events page, so older ones are dropped (ours). */
  readonly code: string | null;
  /** The newest first. */
  readonly sent: readonly SentTestEvent[];
}

/** Sends that are kept. */
const keptSends = 10;
/** Milliseconds after which nobody waits for an answer any more: the worker that asked is gone. */
const longestWait = 60_000;

const item = storage.defineItem<unknown>('local:testEvents', { version: 1 });

export interface TestEventMemory {
  of(appId: AppId): Promise<TestEvents>;
  /** Notes a send before it is made, so that it is known also when the popup was closed meanwhile. */
  begin(appId: AppId, code: string, event: string): Promise<SentTestEvent>;
  end(send: SentTestEvent, result: SentTestEvent['result']): Promise<void>;
  forget(): Promise<void>;
}

/** @param now epoch milliseconds */
export function createTestEventMemory(now: () => number): TestEventMemory {
  let lastChange: Promise<unknown> = Promise.resolve();
  const change = (by: (memory: Memory) => Memory) => {
    const changed = lastChange.then(async () => item.setValue(by(await read())));
    lastChange = changed.catch(() => undefined);
    return changed;
  };
  const isSame = (one: SentTestEvent, other: SentTestEvent) =>
    one.appId === other.appId && one.sentAt === other.sentAt && one.event === other.event;

  return {
    async of(appId) {
      const { code, sent } = await read();
      const isOfToday = code !== null && dayOf(code.usedAt) === dayOf(now());
      const known = sent.filter(
        (one) => one.appId === appId && (one.result.state !== 'sending' || now() - one.sentAt < longestWait),
      );
      return { code: isOfToday ? code.text : null, sent: known };
    },
    async begin(appId, code, event) {
      const send: SentTestEvent = { appId, event, sentAt: now(), result: { state: 'sending' } };
      await change(({ sent }) => ({
        code: { text: code, usedAt: now() },
        sent: [send, ...sent].slice(0, keptSends),
      }));
      return send;
    },
    end: (send, result) =>
      change(({ code, sent }) => ({ code, sent: sent.map((one) => (isSame(one, send) ? { ...one, result } : one)) })),
    forget: () => item.removeValue(),
  };
}

/** The saved memory; one that cannot be understood is none. */
async function read(): Promise<Memory> {
  const saved = z.safeParse(Memory, await item.getValue());
  return saved.success ? saved.data : { code: null, sent: [] };
}
