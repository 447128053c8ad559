import { addSums, figureOf, type MetricName, type TwoSidedSums } from '#lib/metrics';
import { meets, type RowFilter } from './filter.ts';
import { type Keys, type Order, type Places, placesInOrder, ranks } from './order.ts';
import { type PerformanceRow, sizeOf } from './row.ts';
import type { Work } from './slices.ts';

/** Rows as a table shows them, with what they were chosen and sorted by. */
export interface Selection {
  readonly rows: readonly PerformanceRow[];
  readonly filter: RowFilter;
  readonly order: Order;
  /** Of the rows that are shown. */
  readonly totals: TwoSidedSums;
  readonly hasFallback: boolean;
}

/** All rows, ready to be chosen from and sorted. What each order needs is worked out once and kept. */
export interface Selector {
  select(filter: RowFilter, order: Order): Work<Selection>;
  /** Works out beforehand what sorting by it needs. */
  prepare(by: Order['by']): Work<void>;
}

export interface SelectorInput {
  readonly rows: readonly PerformanceRow[];
  /** Of all rows, as the API says. */
  readonly totals: TwoSidedSums;
  /** The advertiser's currency. */
  readonly currency: string;
  /** BCP 47 tag whose alphabet names are sorted by. */
  readonly locale: string;
}

/** Rows between two stops: for a figure of each, and for a look at each. */
const figuresAtATime = 16;
const looksAtATime = 256;

export function createSelector({ rows, totals, currency, locale }: SelectorInput): Selector {
  const keys = new Map<Order['by'], Keys>();
  let ties: Places | null = null;
  let lowerNames: readonly string[] | null = null;
  let last: { readonly order: Order; readonly places: Places } | null = null;

  function* keysOf(by: Order['by']): Work<Keys> {
    const known = keys.get(by);
    if (known !== undefined) return known;
    const found = yield* by === 'name' ? nameKeys(rows, locale) : sizes(rows, by, currency);
    keys.set(by, found);
    return found;
  }

  function* inOrder(order: Order): Work<Places> {
    if (last?.order.by === order.by && last.order.direction === order.direction) return last.places;
    ties ??= yield* ranks(
      rows.length,
      byText((place) => rows[place]?.id ?? ''),
    );
    const places = yield* placesInOrder(yield* keysOf(order.by), ties, order.direction);
    last = { order, places };
    return places;
  }

  function* chosen({ search, limits }: RowFilter, order: Order): Work<readonly PerformanceRow[]> {
    const wanted = search.trim().toLocaleLowerCase();
    const limited: (readonly [Keys, (typeof limits)[number]])[] = [];
    for (const limit of limits) limited.push([yield* keysOf(limit.metric), limit]);
    if (wanted !== '') lowerNames ??= yield* lowered(rows);
    const some: PerformanceRow[] = [];
    let looks = 0;
    for (const place of yield* inOrder(order)) {
      const row = rows[place];
      const isWanted = wanted === '' || row?.id.includes(wanted) === true || lowerNames?.[place]?.includes(wanted);
      const isWithin = limited.every(([sizesOfAll, limit]) => meets(sizesOfAll[place] ?? Number.NaN, limit));
      if (row !== undefined && isWanted && isWithin) some.push(row);
      looks += 1;
      if (looks % looksAtATime === 0) yield;
    }
    return some;
  }

  return {
    *select(filter, order) {
      const some = yield* chosen(filter, order);
      return {
        rows: some,
        filter,
        order,
        totals: some.length === rows.length ? totals : yield* totalsOf(some, currency),
        hasFallback: some.some(({ sums }) => sums.installs.source === 'fallback' || sums.revenue.source === 'fallback'),
      };
    },
    *prepare(by) {
      yield* keysOf(by);
    },
  };
}

/** Sums of sums, so that no more than a few rows are added at a stretch. */
function* totalsOf(rows: readonly PerformanceRow[], currency: string): Work<TwoSidedSums> {
  const parts: TwoSidedSums[] = [];
  for (let start = 0; start < rows.length; start += looksAtATime) {
    const some = rows.slice(start, start + looksAtATime);
    parts.push(
      addSums(
        some.map(({ sums }) => sums),
        currency,
      ),
    );
    yield;
  }
  return addSums(parts, currency);
}

function* sizes(rows: readonly PerformanceRow[], metric: MetricName, currency: string): Work<Keys> {
  const found = new Float64Array(rows.length);
  for (const [place, row] of rows.entries()) {
    found[place] = sizeOf(figureOf(metric, row.sums, currency));
    if (place % figuresAtATime === 0) yield;
  }
  return found;
}

function* nameKeys(rows: readonly PerformanceRow[], locale: string): Work<Keys> {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const nameAt = (place: number) => rows[place]?.name ?? '';
  const found = Float64Array.from(yield* ranks(rows.length, (one, other) => compare(nameAt(one), nameAt(other))));
  for (const [place, { name }] of rows.entries()) if (name === null) found[place] = Number.NaN;
  return found;
}

function* lowered(rows: readonly PerformanceRow[]): Work<readonly string[]> {
  const found: string[] = [];
  for (const { name } of rows) {
    found.push((name ?? '').toLocaleLowerCase());
    if (found.length % looksAtATime === 0) yield;
  }
  return found;
}

/** Compares as code units do, in which ids of digits have one order everywhere. */
function byText(textAt: (place: number) => string): (one: number, other: number) => number {
  return (one, other) => {
    const [text, otherText] = [textAt(one), textAt(other)];
    return text === otherText ? 0 : text < otherText ? -1 : 1;
  };
}
