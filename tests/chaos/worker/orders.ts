import type { ReceivedEvent } from '../../../sandbox/start.ts';
import type { KeptTestEvent } from './kept.ts';

/** A setting that a person changes again and again. */
export interface OrderedSetting<V> {
  /** It shall be this. */
  wanted(value: V): void;
  /** It was answered that it is, or will be. */
  accepted(value: V): void;
  /** Nobody will carry out what waits: it may be any that it ever was to be. */
  dropped(): void;
  /** What it may be now: the last one that was answered for, and those ordered since. */
  possible(): readonly V[];
  /** How often it was to change. */
  times(): number;
}

/** Everything that a person has ordered in one run, each order told from all others. */
export interface Orders {
  nextCode(): string;
  /** A test event with this code is sent. */
  ordered(code: string): void;
  /** It was said that nobody will send it. */
  saidNotTaken(code: string): void;
  /** Nothing came of it that a person could see. */
  unanswered(code: string): void;
  kept(events: readonly KeptTestEvent[]): void;
  /** The one that was ordered then was taken back; it may have been sent before. */
  takenBack(since: number): void;
  /** The extension is to forget everything that waits: it may have been carried out before, or never will be. */
  dropped(): void;
  readonly codes: readonly string[];
  testEvents(): readonly OrderedTestEvent[];
  nextAmount(): string;
  readonly amount: OrderedSetting<string | null>;
  readonly organic: OrderedSetting<string>;
  /** How many changes of settings were ordered. */
  settingsOrdered(): number;
}

/** What is known of a test event that was ordered. */
export interface OrderedTestEvent {
  readonly code: string;
  readonly isSaidNotTaken: boolean;
  readonly isUnanswered: boolean;
  readonly isTakenBack: boolean;
  /** When it was ordered as the extension has written it down, epoch milliseconds; null where nobody saw that it did. */
  readonly since: number | null;
}

/** What the settings were before the run. */
export interface Before {
  readonly amount: string | null;
  readonly organic: string;
}

export function createOrders(seed: number, before: Before): Orders {
  const codes: string[] = [];
  const notTaken = new Set<string>();
  const unanswered = new Set<string>();
  const since = new Map<string, number>();
  const takenBack = new Set<number>();
  const dropped = new Set<string>();
  const amount = orderedSetting(before.amount);
  const organic = orderedSetting(before.organic);
  return {
    codes,
    nextCode: () => `S${seed}X${codes.length}`,
    ordered: (code) => void codes.push(code),
    saidNotTaken: (code) => void notTaken.add(code),
    unanswered: (code) => void unanswered.add(code),
    kept(events) {
      for (const event of events) since.set(event.code, event.since);
    },
    takenBack: (at) => void takenBack.add(at),
    dropped() {
      for (const code of codes) dropped.add(code);
      organic.dropped();
    },
    testEvents: () =>
      codes.map((code) => ({
        code,
        isSaidNotTaken: notTaken.has(code),
        isUnanswered: unanswered.has(code),
        isTakenBack: dropped.has(code) || takenBack.has(since.get(code) ?? Number.NaN),
        since: since.get(code) ?? null,
      })),
    nextAmount: () => `${seed % 100_000}.${String(amount.times() + 1).padStart(2, '0')}`,
    amount,
    organic,
    settingsOrdered: () => amount.times() + organic.times(),
  };
}

function orderedSetting<V>(before: V): OrderedSetting<V> {
  let possible: V[] = [before];
  const ever: V[] = [before];
  let times = 0;
  return {
    wanted(value) {
      ever.push(value);
      possible.push(value);
      times += 1;
    },
    accepted(value) {
      possible = possible.slice(possible.lastIndexOf(value));
    },
    dropped() {
      possible = [...ever];
    },
    possible: () => possible,
    times: () => times,
  };
}

/** What a popup says of test events that were sent. */
export interface Told {
  readonly event: string;
  readonly sentAt: number;
  readonly result: { readonly state: string; readonly id?: string };
}

/**
 * What went wrong with test events, once all is at rest: a person ordered each of them once, so TikTok must have got each once
 * that the extension answered for, unless it said that it failed.
 */
export function testEventFaults(
  events: readonly OrderedTestEvent[],
  received: readonly ReceivedEvent[],
  told: readonly Told[],
): string[] {
  const failed = new Set(told.filter(({ result }) => result.state === 'failed').map(({ sentAt }) => sentAt));
  return events.flatMap(({ code, isSaidNotTaken, isUnanswered, isTakenBack, since }) => {
    const times = received.filter(({ testEventCode }) => testEventCode === code).length;
    const isFailed = isSaidNotTaken || (since !== null && failed.has(since));
    if (times > 1) return [`the test event ${code} was sent ${times} times`];
    if (times === 1) return isFailed ? [`the test event ${code} is said to have failed, and TikTok got it`] : [];
    if (since !== null) return isFailed || isTakenBack ? [] : [`the test event ${code} is lost`];
    return isUnanswered ? [`the test event ${code} was not taken, and nobody was told`] : [];
  });
}
