import type { Kysely } from 'kysely';
import { Day, type MetricDay, type MetricRow, type MetricSums } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';
import { type DailyFacts, readDailyFacts } from './daily-facts.ts';
import { addSums, metricSumsOf } from './rows.ts';
import type { SumsQuery } from './sums-query.ts';

/** What the days of a window are shown with. */
export interface DaysContext {
  readonly database: Kysely<Tables>;
  readonly query: SumsQuery;
  readonly currency: string;
  /** Last day whose reported figures are here, for windows whose reported figures can be summed; null: none. */
  readonly loadedThrough: string | null;
}

function isLoaded({ loadedThrough }: DaysContext, day: string): boolean {
  return loadedThrough !== null && day <= loadedThrough;
}

/** A day of a row: it falls back where the row does, so that the days add up to the row. */
function sumsOfDay(context: DaysContext, facts: DailyFacts, row: MetricSums): MetricSums {
  const countsInstalls = row.installs.reported !== null;
  const fallback = { installs: row.installs.source === 'fallback', revenue: row.revenue.source === 'fallback' };
  return metricSumsOf({ ...facts, countsInstalls }, context.currency, isLoaded(context, facts.day), fallback);
}

/** The days of each row, by the row's id. */
export async function daysOfRows(
  context: DaysContext,
  rows: readonly MetricRow[],
): Promise<ReadonlyMap<string, MetricDay[]>> {
  const byId = new Map<string, MetricRow>(rows.map((row) => [row.id, row]));
  const groups = new Map(rows.map(({ id }) => [id as string, id as string]));
  const days = new Map<string, MetricDay[]>(rows.map(({ id }) => [id, []]));
  for (const facts of await readDailyFacts(context.database, context.query, groups)) {
    const row = byId.get(facts.group);
    if (row === undefined) continue;
    days.get(facts.group)?.push({ day: Day.parse(facts.day), ...sumsOfDay(context, facts, row) });
  }
  return days;
}

/** Rows are told apart by what they fall back for and whether their conversions count installs. */
function kindOf({ installs, revenue }: MetricSums): string {
  return [installs.source, revenue.source, installs.reported === null].join();
}

/** The days of all rows together. The database adds up rows of a kind, of which there are few however many rows there are. */
export async function daysOfTotals(context: DaysContext, rows: readonly MetricRow[]): Promise<MetricDay[]> {
  const kinds = new Map(rows.map((row) => [kindOf(row), row]));
  const groups = new Map(rows.map((row) => [row.id as string, kindOf(row)]));
  const ofDay = new Map<string, MetricSums[]>();
  for (const facts of await readDailyFacts(context.database, context.query, groups)) {
    const row = kinds.get(facts.group);
    if (row === undefined) continue;
    const sums = sumsOfDay(context, facts, row);
    ofDay.set(facts.day, [...(ofDay.get(facts.day) ?? []), sums]);
  }
  return [...ofDay].map(([day, sums]) => ({
    day: Day.parse(day),
    ...addSums(sums, context.currency, isLoaded(context, day)),
  }));
}
