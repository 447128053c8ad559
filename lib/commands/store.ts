import * as z from 'zod/mini';
import type { Problem } from '#lib/appsprint';
import { AppId } from '#lib/appsprint/contract';
import { type KeptItem, keptItem } from '#lib/storage';
import { isReplaceable, targetOf, WaitingCommand } from './command.ts';

/** How a command ended: AppSprint's answer, or why it is not carried out. */
export type End =
  | { readonly state: 'answered'; readonly answer: unknown }
  | { readonly state: 'refused'; readonly problem: Problem };

/** What became of a setting, for the place where it was saved, until a page says that it was seen: nobody knows here whether the page that saved it is still open. */
const Ended = z.object({
  id: z.string(),
  target: z.string(),
  appId: AppId,
  name: z.string(),
  /** Epoch milliseconds. */
  endedAt: z.number(),
  /** Null: AppSprint took it. */
  refused: z.nullable(z.object({ what: z.string(), remedy: z.string() })),
});
export type Ended = z.output<typeof Ended>;

export interface Kept {
  /** In the order in which they were sent. */
  readonly waiting: readonly WaitingCommand[];
  /** The newest last. */
  readonly ended: readonly Ended[];
}

/** Ends that are kept at most. */
const mostEnded = 20;

/** Where commands outlive the worker and the browser. */
export interface CommandStore {
  read(): Promise<Kept>;
  /** Changes what is kept, one change after the other; giving back what was given changes nothing. */
  change(by: (kept: Kept) => Kept | Promise<Kept>): Promise<void>;
}

const Stored = z.object({ waiting: z.array(z.unknown()), ended: z.array(z.unknown()) });
const kept = keptItem('commands', understandCommands);

/** What is kept as commands; what of it is not understood is passed over, and never sent. */
export function understandCommands(kept: unknown): Kept {
  const stored = z.safeParse(Stored, kept);
  if (!stored.success) return { waiting: [], ended: [] };
  return { waiting: understood(WaitingCommand, stored.data.waiting), ended: understood(Ended, stored.data.ended) };
}

/** The one store of commands of this browser. */
export function createCommandStore(item: Pick<KeptItem<Kept>, 'read' | 'write'> = kept): CommandStore {
  let lastChange: Promise<unknown> = Promise.resolve();
  return {
    read: () => item.read(),
    change(by) {
      const changed = lastChange.then(async () => {
        const before = await item.read();
        const after = await by(before);
        if (after !== before) await item.write(after);
      });
      lastChange = changed.catch(() => undefined);
      return changed;
    },
  };
}

function understood<S extends z.ZodMiniType>(schema: S, stored: readonly unknown[]): z.output<S>[] {
  return stored.flatMap((one) => {
    const entry = z.safeParse(schema, one);
    return entry.success ? [entry.data] : [];
  });
}

/** What is kept with these waiting; the same where none of them left. */
export function withWaiting(kept: Kept, waiting: readonly WaitingCommand[]): Kept {
  return waiting.length === kept.waiting.length ? kept : { ...kept, waiting };
}

/** The same, of which one is not sent again. */
export function withWithdrawn(waiting: readonly WaitingCommand[], id: string): WaitingCommand[] {
  return waiting.map((one) => (one.id === id ? { ...one, isWithdrawn: true } : one));
}

/** Those that nobody has taken back. */
export function withoutWithdrawn(waiting: readonly WaitingCommand[]): WaitingCommand[] {
  return waiting.filter(({ isWithdrawn }) => !isWithdrawn);
}

/**
 * What is kept with one command more, and the entry that stands for it: the one before, where the same one waits, and also where it
 * was taken back and is wanted again.
 */
export function withAdded(kept: Kept, fresh: WaitingCommand, inFlight: string | null) {
  const same = kept.waiting.find((one) => one.id === fresh.id || (!isReplaceable(one) && isSame(one, fresh)));
  if (same !== undefined) {
    if (!same.isWithdrawn || same.id === fresh.id) return { kept, entry: same };
    const { isWithdrawn: _, ...entry } = same;
    return { kept: { ...kept, waiting: kept.waiting.map((one) => (one === same ? entry : one)) }, entry };
  }
  const ended = kept.ended.filter(({ target }) => target !== targetOf(fresh));
  return { kept: { waiting: withoutReplaced([...kept.waiting, fresh], inFlight), ended }, entry: fresh };
}

function isSame(one: WaitingCommand, other: WaitingCommand): boolean {
  return targetOf(one) === targetOf(other) && JSON.stringify(one.command) === JSON.stringify(other.command);
}

/** Of each setting the last one only, beside what is being sent just now. */
export function withoutReplaced(waiting: readonly WaitingCommand[], inFlight: string | null): WaitingCommand[] {
  const last = new Map(waiting.map((one) => [targetOf(one), one.id]));
  return waiting.filter((one) => !isReplaceable(one) || one.id === inFlight || last.get(targetOf(one)) === one.id);
}

/**
 * What is kept once a command has ended. How a setting ended is written down; test events are told of elsewhere.
 */
export function withEnded(
  { waiting, ended }: Kept,
  one: WaitingCommand,
  how: { readonly end: End; readonly at: number },
): Kept {
  const target = targetOf(one);
  const others = ended.filter((each) => each.target !== target);
  return {
    waiting: waiting.filter(({ id }) => id !== one.id),
    ended: isReplaceable(one) ? [...others, endedOf(one, target, how)].slice(-mostEnded) : others,
  };
}

function endedOf(
  { id, appId, command: { name } }: WaitingCommand,
  target: string,
  { end, at }: { readonly end: End; readonly at: number },
): Ended {
  const refused = end.state === 'answered' ? null : { what: end.problem.what, remedy: end.problem.remedy };
  return { id, target, appId, name, endedAt: at, refused };
}

/** Runs `changed` whenever another command waits, or one has ended. Gives back how to end it. */
export function watchCommands(changed: () => void): () => void {
  return kept.watch(changed);
}
