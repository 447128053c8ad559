import * as z from 'zod/mini';
import { ApiError, type Line, type Problem, type Question } from '#lib/appsprint';
import { type BackOff, backOffAfter, isInForce } from './back-off.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { StorageArea } from './shelf.ts';

const Stored = z.object({
  failures: z.int(),
  from: z.number(),
  until: z.number(),
  isAskedFor: z.boolean(),
  problem: z.object({ kind: z.string(), what: z.string(), remedy: z.string() }),
});

type Held = BackOff & { readonly problem: Problem };

/** The line to the APIs, with the means to forget it. */
export interface SharedLine extends Line {
  /** The network is there again: what could not be reached is tried anew. */
  networkIsBack(): Promise<void>;
  /** Forgets answers and failures, also of what is under way: the connection is no more. */
  forget(): Promise<void>;
}

interface Edges {
  /** Outlives the worker. */
  readonly area: StorageArea;
  readonly answers: KeptAnswers;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Told when an API answers again that could not be reached before. */
  readonly onBack: () => void;
}

const name = 'backOff';

/** Keeps answers, and how long each API is left alone, in a storage; nothing in memory. */
export function createLine({ area, answers, now, random, onBack }: Edges): SharedLine {
  /** Another one after everything was forgotten: what was begun before it writes nothing down. */
  let connection = {};
  let lastChange: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<Record<string, unknown>> => {
    const stored = (await area.get(name))[name];
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  };
  const heldOf = (all: Record<string, unknown>, origin: string): Held | null => {
    const held = z.safeParse(Stored, all[origin]);
    // It was written below, from a problem.
    return held.success ? (held.data as Held) : null;
  };
  const change = (act: (all: Record<string, unknown>) => Record<string, unknown> | null): Promise<void> => {
    const changed = lastChange.then(async () => {
      const after = act(await read());
      if (after !== null) await area.set({ [name]: after });
    });
    lastChange = changed.catch(() => undefined);
    return changed;
  };

  return {
    async begin(address): Promise<Question> {
      const begun = connection;
      const isOver = () => begun !== connection;
      const { origin } = new URL(address);
      const [all, kept] = await Promise.all([read(), answers.read(address)]);
      const held = heldOf(all, origin);
      const isResting = held !== null && isInForce(held, now());
      return {
        rest: isResting ? { error: errorOf(held, now()), isAskedFor: held.isAskedFor } : null,
        kept,
        async answered(fresh) {
          if (isOver()) return;
          if (fresh !== null) await answers.keep(address, fresh);
          let isBack = false;
          await change((before) => {
            isBack = !isOver() && before[origin] !== undefined;
            if (!isBack) return null;
            const { [origin]: _, ...others } = before;
            return others;
          });
          if (isBack) onBack();
        },
        failed: ({ problem, outlook }) =>
          change((before) =>
            isOver()
              ? null
              : {
                  ...before,
                  [origin]: {
                    ...backOffAfter(heldOf(before, origin), now(), outlook.leaveAloneFor, random()),
                    problem,
                  },
                },
          ),
      };
    },
    async networkIsBack() {
      await change((before) =>
        Object.fromEntries(
          Object.entries(before).map(([origin, held]) => [
            origin,
            // What an API asked for holds all the same.
            typeof held === 'object' && held !== null && 'isAskedFor' in held && !held.isAskedFor
              ? { ...held, until: 0 }
              : held,
          ]),
        ),
      );
      onBack();
    },
    async forget() {
      connection = {};
      await Promise.all([answers.forget(), change(() => ({}))]);
    },
  };
}

function errorOf({ problem, until }: Held, now: number): ApiError {
  return new ApiError(problem, { again: 'away', leaveAloneFor: until - now });
}
