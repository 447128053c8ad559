import { type Problem, problemOf } from '#lib/appsprint';
import type { AdvertiserId, AppId, Day, EntityId, Level } from '#lib/appsprint/contract';
import type { FiguresAnswer, RowFigures } from '#lib/messages';

/** The list that figures are asked for. */
export interface ListKey {
  readonly advertiserId: AdvertiserId;
  readonly level: Level;
  readonly from: Day;
  readonly to: Day;
}

/** What is known of one row now. */
export type RowReading<Row extends RowFigures = RowFigures> =
  | { readonly state: 'loading' }
  | { readonly state: 'known'; readonly row: Row }
  | { readonly state: 'unknown' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** The connection's answer for the whole list, where it is not about rows. */
export type ListRefusal = Exclude<FiguresAnswer, { state: 'answered' }>;

export interface Readings<Row extends RowFigures = RowFigures> {
  /** What is known of a row; a row seen for the first time is asked for together with the others of the same moment. */
  of(id: EntityId): RowReading<Row>;
  readonly timeZone: string | null;
  /** Set while AppSprint gives no figures for this list at all. */
  readonly refusal: ListRefusal | null;
  /** Milliseconds after which asking again makes sense. */
  readonly refreshAfter: number;
  /** Asks again for the given rows, because time has passed. */
  refresh(ids: readonly EntityId[]): void;
}

type AskFigures<Key, Row extends RowFigures> = (
  query: Key & { readonly ids: EntityId[] },
) => Promise<FiguresAnswer<Row>>;

/** Most ids that one message may carry. */
const mostIds = 200;
/** Milliseconds after which a list looks again whether AppSprint has been connected meanwhile. */
const connectionAfter = 2_000;
/** Milliseconds after which rows in sight are asked for again when AppSprint could not be asked. */
const retryAfter = 10_000;
/** Messages that wait for their answer at the same time. */
const mostUnderWay = 2;

/**
 * Figures of one list. Every row is keyed by the id that the page showed, so a recycled row can only ever get its own.
 * @param later runs something once the rows of this moment are all seen
 * @param changed called whenever a reading is another than before
 */
export function createReadings<Key extends object, Row extends RowFigures>(
  key: Key,
  ask: AskFigures<Key, Row>,
  later: (run: () => void) => void,
  changed: () => void,
): Readings<Row> {
  const readings = new Map<EntityId, RowReading<Row>>();
  const wanted = new Set<EntityId>();
  let timeZone: string | null = null;
  let refusal: ListRefusal | null = null;
  let refreshAfter = 60_000;
  let underWay = 0;
  let appId: AppId | null = null;

  const want = (ids: Iterable<EntityId>) => {
    const first = wanted.size === 0;
    for (const id of ids) {
      // Seen again means newest again.
      wanted.delete(id);
      wanted.add(id);
    }
    if (first && wanted.size > 0) later(send);
  };

  return {
    of(id) {
      const known = readings.get(id);
      if (wanted.has(id)) want([id]);
      if (known !== undefined) return known;
      const loading: RowReading<Row> = { state: 'loading' };
      readings.set(id, loading);
      want([id]);
      return loading;
    },
    get timeZone() {
      return timeZone;
    },
    get refusal() {
      return refusal;
    },
    get refreshAfter() {
      return refreshAfter;
    },
    refresh: want,
  };

  /** Few calls at a time: rows that were only scrolled past must not keep those in sight waiting behind them. */
  function send(): void {
    while (underWay < mostUnderWay && wanted.size > 0) {
      const ids = [...wanted].slice(-mostIds);
      for (const id of ids) wanted.delete(id);
      underWay += 1;
      ask({ ...key, ids })
        .then(
          (answer) => take(ids, answer),
          (error: unknown) => fail(ids, problemOf(error)),
        )
        .finally(() => {
          underWay -= 1;
          send();
        });
    }
  }

  function take(ids: readonly EntityId[], answer: FiguresAnswer<Row>): void {
    if (answer.state === 'answered') {
      // Another connection or another app may answer now, for which older figures and rows asked for mean nothing.
      if (refusal !== null || (appId !== null && appId !== answer.appId)) readings.clear();
      appId = answer.appId;
      refusal = null;
      timeZone = answer.timeZone ?? timeZone;
      refreshAfter = answer.refreshAfter;
      for (const [id, row] of Object.entries(answer.rows)) readings.set(id as EntityId, { state: 'known', row });
      for (const id of answer.unknown) readings.set(id, { state: 'unknown' });
      if (answer.problem !== null) fail(ids, answer.problem);
    } else {
      refusal = answer;
      refreshAfter = answer.state === 'not-connected' ? connectionAfter : retryAfter;
    }
    changed();
  }

  /** A row that already has figures keeps them: they grow old visibly instead of vanishing. */
  function fail(ids: readonly EntityId[], problem: Problem): void {
    for (const id of ids) {
      const { state } = readings.get(id) ?? { state: 'loading' };
      if (state === 'loading' || state === 'failed') readings.set(id, { state: 'failed', problem });
    }
    refreshAfter = retryAfter;
    changed();
  }
}
