import * as z from 'zod/mini';
import { AppId } from '#lib/appsprint/contract';
import { dayOf } from '#lib/calendar';
import { keptItem } from '#lib/storage';

/** One test event that was sent, and what came of it. */
const EndedTestEvent = z.object({
  appId: AppId,
  event: z.string(),
  /** When a person sent it, epoch milliseconds. */
  sentAt: z.number(),
  result: z.discriminatedUnion('state', [
    /** TikTok's own answer, word for word; code 0 is the only acceptance. */
    z.object({ state: z.literal('answered'), code: z.int(), message: z.string() }),
    z.object({ state: z.literal('failed'), what: z.string(), remedy: z.string() }),
  ]),
});
export type EndedTestEvent = z.infer<typeof EndedTestEvent>;

/** The same, also while it is on its way or waits until AppSprint can be reached. */
export type SentTestEvent =
  | EndedTestEvent
  | (Omit<EndedTestEvent, 'result'> & {
      readonly result: { readonly state: 'sending' } | { readonly state: 'waiting'; readonly id: string };
    });

const Memory = z.object({
  /** The code typed last, and when (epoch milliseconds). */
  code: z.nullable(z.object({ text: z.string(), usedAt: z.number() })),
  sent: z.array(z.unknown()),
});

interface Remembered {
  readonly code: z.infer<typeof Memory>['code'];
  readonly sent: readonly EndedTestEvent[];
}

/** What is shown of earlier test events. */
export interface TestEvents {
  /** The code used last today; TikTok shows another one for each session of its Test Events page, so older ones are dropped (ours). */
  readonly code: string | null;
  /** The newest first. */
  readonly sent: readonly SentTestEvent[];
}

/** The same of those that have ended. */
export interface EndedTestEvents extends TestEvents {
  readonly sent: readonly EndedTestEvent[];
}

/** Sends that are kept. */
const keptSends = 10;
const item = keptItem('testEvents', understood);

export interface TestEventMemory {
  of(appId: AppId): Promise<EndedTestEvents>;
  /** Remembers the code that was typed. */
  rememberCode(code: string): Promise<void>;
  /** Remembers how a test event ended; told twice, it is remembered once. */
  note(ended: EndedTestEvent): Promise<void>;
}

/** @param now epoch milliseconds */
export function createTestEventMemory(now: () => number): TestEventMemory {
  return {
    async of(appId) {
      const { code, sent } = await item.read();
      const isOfToday = code !== null && dayOf(code.usedAt) === dayOf(now());
      return { code: isOfToday ? code.text : null, sent: sent.filter((one) => one.appId === appId) };
    },
    async rememberCode(text) {
      await item.change(({ sent }) => ({ code: { text, usedAt: now() }, sent }));
    },
    async note(ended) {
      await item.change(({ code, sent }) => ({
        code,
        sent: [ended, ...sent.filter((one) => !isSame(one, ended))].slice(0, keptSends),
      }));
    },
  };
}

function isSame(one: EndedTestEvent, other: EndedTestEvent): boolean {
  return one.appId === other.appId && one.sentAt === other.sentAt && one.event === other.event;
}

/** The saved memory; what of it cannot be understood is not there. */
function understood(kept: unknown): Remembered {
  const saved = z.safeParse(Memory, kept);
  if (!saved.success) return { code: null, sent: [] };
  const sent = saved.data.sent.flatMap((one) => {
    const ended = z.safeParse(EndedTestEvent, one);
    return ended.success ? [ended.data] : [];
  });
  return { code: saved.data.code, sent };
}
