import { type Problem, problemOf } from '#lib/appsprint';
import type { AppId, EntityId } from '#lib/appsprint/contract';
import type { ListTotals, TotalsAnswer } from '#lib/messages';
import type { ListKey } from './readings.ts';

/** Everything a list would show with all its pages together. */
export interface TotalsQuery extends ListKey {
  readonly within: EntityId[];
  readonly search: string | null;
}

/** What is known of the totals now. `problem` says why they are not the newest. */
export type TotalsReading =
  | { readonly state: 'loading' }
  | { readonly state: 'known'; readonly totals: ListTotals; readonly problem: Problem | null }
  | { readonly state: 'failed'; readonly problem: Problem };

export interface Totals {
  /** What is known of a list's totals; those of a list that was not seen before are asked for. */
  of(query: TotalsQuery): TotalsReading;
  /** Milliseconds after which asking again makes sense. */
  readonly refreshAfter: number;
  /** Asks again for the list that was asked about last, because time has passed. */
  refresh(): void;
}

/** Milliseconds after which a list looks again whether AppSprint has been connected meanwhile. */
const connectionAfter = 2_000;
/** Milliseconds after which totals are asked for again when AppSprint could not be asked. */
const retryAfter = 10_000;

/** @param changed called whenever the totals are others than before */
export function createTotals(ask: (query: TotalsQuery) => Promise<TotalsAnswer>, changed: () => void): Totals {
  let query: TotalsQuery | null = null;
  let key = '';
  let appId: AppId | null = null;
  let reading: TotalsReading = { state: 'loading' };
  let refreshAfter = retryAfter;

  return {
    of(wanted) {
      const wantedKey = JSON.stringify(wanted);
      if (wantedKey !== key) {
        [query, key, reading] = [wanted, wantedKey, { state: 'loading' }];
        send(wanted, wantedKey);
      }
      return reading;
    },
    get refreshAfter() {
      return refreshAfter;
    },
    refresh() {
      if (query !== null) send(query, key);
    },
  };

  /** An answer that comes after the list has changed is of no use to the list of now. */
  function send(asked: TotalsQuery, askedKey: string): void {
    ask(asked).then(
      (answer) => {
        if (askedKey === key) take(answer);
      },
      (error: unknown) => {
        if (askedKey === key) fail(problemOf(error));
      },
    );
  }

  function take(answer: TotalsAnswer): void {
    // While AppSprint gives no figures at all, the rows say so.
    if (answer.state !== 'answered') {
      [reading, refreshAfter] = [{ state: 'loading' }, connectionAfter];
      changed();
      return;
    }
    const { totals, problem } = answer;
    // Totals of another app mean nothing any more.
    if (appId !== null && appId !== answer.appId) reading = { state: 'loading' };
    appId = answer.appId;
    refreshAfter = answer.refreshAfter;
    if (totals !== null) reading = { state: 'known', totals, problem };
    if (problem === null) changed();
    else fail(problem);
  }

  /** Totals that are there stay and grow old visibly. */
  function fail(problem: Problem): void {
    refreshAfter = retryAfter;
    reading = reading.state === 'known' ? { ...reading, problem } : { state: 'failed', problem };
    changed();
  }
}
