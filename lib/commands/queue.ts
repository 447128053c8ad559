import type { Problem } from '#lib/appsprint';
import { isExpired, targetOf, type WaitingCommand } from './command.ts';
import {
  type CommandStore,
  type End,
  type Kept,
  withAdded,
  withEnded,
  withoutReplaced,
  withoutWithdrawn,
  withWaiting,
  withWithdrawn,
} from './store.ts';

/** What came of one attempt to send a command. */
export type Attempt =
  | End
  /** It may succeed later. `isAway`: AppSprint itself cannot be reached, so that trying the others is pointless. */
  | { readonly state: 'not-yet'; readonly isAway: boolean };

/** A command that nothing is known of yet but whom it is for. */
export type NewCommand = Omit<WaitingCommand, 'since' | 'isWithdrawn'>;

export interface QueueState extends Kept {
  readonly inFlight: string | null;
}

export interface CommandQueue {
  /**
   * Keeps a command and sends it, after those before it. Answers as soon as it has ended, or with null when it has to wait;
   * then it is sent by a later `deliver`. A setting replaces the same one that waits; a test event that waits already is not
   * put in twice.
   */
  submit(command: NewCommand): Promise<End | null>;
  /** Sends what waits, in order. One delivery at a time. */
  deliver(): Promise<void>;
  /** What waits, which of it is being sent just now, and what became of settings that nobody has seen the end of. */
  state(): Promise<QueueState>;
  /**
   * Takes back a command: it is not sent from now on. False where it is not there, and where it is being sent just now: what comes
   * of that is still told.
   */
  cancel(id: string): Promise<boolean>;
  /** Forgets what became of a command. */
  dismiss(id: string): Promise<void>;
  /** Forgets everything that is not for this API; null forgets all. What is being sent then is not written down any more. */
  keepOnly(apiAddress: string | null): Promise<void>;
}

interface Edges {
  readonly store: CommandStore;
  /** One attempt; never throws. */
  readonly send: (waiting: WaitingCommand) => Promise<Attempt>;
  /** Why a command is too old. */
  readonly expired: () => Problem;
  /** Told of an end before the command leaves the queue, and told again where the worker was ended in between. */
  readonly onEnd: (waiting: WaitingCommand, end: End) => Promise<void>;
  /** Told whether anything waits, before it is sent and after each delivery: `deliver` must be called again, also after this worker. */
  readonly onWaiting: (isWaiting: boolean) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Commands that are kept until AppSprint has answered them. Each is kept before it is sent, so that one whose worker was ended
 * in between is sent again, with the same idempotency key.
 */
export function createCommandQueue({ store, send, expired, onEnd, onWaiting, now }: Edges): CommandQueue {
  let inFlight: string | null = null;
  /** Who waits for the end of a command, by its id. */
  const hearers = new Map<string, (end: End) => void>();
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  /** A delivery that has not begun yet will see everything that is there by then. */
  function deliver(): Promise<void> {
    if (next !== null) return next;
    const delivery = running.then(async () => {
      next = null;
      try {
        await run();
      } finally {
        await onWaiting((await store.read()).waiting.length > 0);
      }
    });
    next = delivery;
    running = delivery
      .catch(() => undefined)
      .finally(() => {
        inFlight = null;
      });
    return delivery;
  }

  async function run(): Promise<void> {
    const tried = new Set<string>();
    const held = new Set<string>();
    for (;;) {
      const one = await take((each) => !tried.has(each.id) && !held.has(targetOf(each)));
      if (one === undefined) return;
      tried.add(one.id);
      const attempt: Attempt = isExpired(one, now()) ? { state: 'refused', problem: expired() } : await send(one);
      if (attempt.state === 'not-yet') {
        held.add(targetOf(one));
        await store.change((kept) => {
          inFlight = null;
          return withWaiting(kept, withoutReplaced(withoutWithdrawn(kept.waiting), null));
        });
      } else {
        await end(one, attempt);
        inFlight = null;
      }
      if (attempt.state === 'not-yet' && attempt.isAway) return;
    }
  }

  /**
   * The next command that may be sent; it is in flight from then on. Chosen between two changes of what is kept, so that one that
   * is being taken back is not chosen.
   */
  async function take(mayBeSent: (one: WaitingCommand) => boolean): Promise<WaitingCommand | undefined> {
    let next: WaitingCommand | undefined;
    await store.change((kept) => {
      // The worker in which these were taken back has ended before its attempt did.
      const waiting = withoutWithdrawn(kept.waiting);
      next = waiting.find(mayBeSent);
      inFlight = next?.id ?? null;
      return withWaiting(kept, waiting);
    });
    return next;
  }

  async function end(one: WaitingCommand, ended: End): Promise<void> {
    await store.change(async (kept) => {
      // What was forgotten meanwhile leaves no trace.
      if (!kept.waiting.some(({ id }) => id === one.id)) return kept;
      await onEnd(one, ended);
      return withEnded(kept, one, { end: ended, at: now() });
    });
    hearers.get(one.id)?.(ended);
  }

  return {
    async submit(command) {
      const fresh: WaitingCommand = { ...command, since: now() };
      let { id } = fresh;
      await store.change((before) => {
        const { kept, entry } = withAdded(before, fresh, inFlight);
        id = entry.id;
        return kept;
      });
      await onWaiting(true);
      const { promise, resolve } = Promise.withResolvers<End>();
      hearers.set(id, resolve);
      try {
        return await Promise.race([promise, deliver().then(() => null)]);
      } finally {
        hearers.delete(id);
      }
    },
    deliver,
    async state() {
      const { waiting, ended } = await store.read();
      return { waiting: waiting.filter((one) => !one.isWithdrawn || one.id === inFlight), ended, inFlight };
    },
    async cancel(id) {
      let isTakenBack = false;
      await store.change((kept) => {
        if (id === inFlight) return { ...kept, waiting: withWithdrawn(kept.waiting, id) };
        const others = withWaiting(
          kept,
          kept.waiting.filter((one) => one.id !== id),
        );
        isTakenBack = others !== kept;
        return others;
      });
      return isTakenBack;
    },
    dismiss: (id) => store.change((kept) => ({ ...kept, ended: kept.ended.filter((one) => one.id !== id) })),
    keepOnly: (apiAddress) =>
      store.change((kept) => {
        const waiting = kept.waiting.filter((one) => one.apiAddress === apiAddress);
        const ended = apiAddress === null ? [] : kept.ended;
        const isSame = waiting.length === kept.waiting.length && ended.length === kept.ended.length;
        return isSame ? kept : { waiting, ended };
      }),
  };
}
