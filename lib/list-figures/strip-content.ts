import type { Answer, PageFilter } from '#lib/ads-manager';
import { type Level, maxIdsPerRequest } from '#lib/appsprint/contract';
import type { ListTotals } from '#lib/messages';
import { type FigureSource, type MetricName, metricTitles, sourceTexts } from '#lib/metrics';
import type { StripContent } from '#lib/overlay';
import { cellsOf, knownCells, type NumberContext } from './cells.ts';
import type { TotalsReading } from './totals.ts';
import type { Writing } from './writing.ts';

/** The list whose totals are shown, as the page tells it. */
export interface WholeList {
  readonly level: Level;
  readonly filter: PageFilter;
  /** Rows of the whole list, as the page's own replies say. */
  readonly rowCount: Answer<number>;
}

const levelWords: Readonly<Record<Level, readonly [one: string, several: string]>> = {
  campaign: ['campaign', 'campaigns'],
  adgroup: ['ad group', 'ad groups'],
  ad: ['ad', 'ads'],
};

const totalSources: Readonly<Record<FigureSource, string>> = {
  ...sourceTexts,
  fallback: "Holds fallbacks: TikTok's number where AppSprint has no match.",
};

/** What the table for screen readers is called. */
export function captionOf(level: Level, { from, to, timeZone }: NumberContext): string {
  const zone = timeZone === null ? '' : `, ${timeZone}`;
  return `AppSprint figures of the ${levelWords[level][1]} in sight, ${from} to ${to}${zone}`;
}

/** Why a list's filter allows no total, known before anything is asked; null where it allows one. */
export function filterProblem({ filter }: WholeList): string | null {
  if (filter.notUnderstood.length > 0) {
    return `No total: this list is filtered by ${filter.notUnderstood.join(', ')}, which AppSprint cannot follow.`;
  }
  const { length } = filter.within;
  return length > maxIdsPerRequest
    ? `No total: this list is filtered by ${length} ids, more than the ${maxIdsPerRequest} that AppSprint takes.`
    : null;
}

/**
 * What the strip under a list says: the totals of the whole list, how many rows have attributed installs, how fresh TikTok's
 * side is, and at most one sentence about what is wrong. No total is better than the total of other rows.
 */
export function stripContent(
  reading: TotalsReading,
  list: WholeList,
  metrics: readonly MetricName[],
  context: NumberContext,
  writing: Writing,
  now: number,
): StripContent {
  const unfollowed = filterProblem(list);
  if (unfollowed !== null) return withoutTotal('unsure', unfollowed);
  switch (reading.state) {
    case 'loading':
      return loading(metrics, context, writing, now);
    case 'failed':
      return withoutTotal('bad', `No total: ${reading.problem.what} ${reading.problem.remedy}`);
    case 'known': {
      const doubt = searchDoubt(reading.totals, list, writing);
      if (doubt === 'not-yet') return loading(metrics, context, writing, now);
      if (doubt !== null) return withoutTotal('unsure', doubt);
      const cells = knownCells(reading.totals, metrics, context, totalSources, writing, now) ?? [];
      return {
        totals: cells.map((cell, index) => ({ title: titleOf(metrics[index]), cell })),
        coverage: coverage(reading.totals, list.level, writing),
        freshness: freshness(reading.totals, writing, now),
        notice: notice(reading, list, writing, now),
      };
    }
  }
}

function withoutTotal(tone: 'unsure' | 'bad', text: string): StripContent {
  return { totals: [], coverage: null, freshness: null, notice: { tone, text } };
}

function loading(metrics: readonly MetricName[], context: NumberContext, writing: Writing, now: number): StripContent {
  const cells = cellsOf({ state: 'loading' }, metrics, context, writing, now) ?? [];
  const totals = cells.map((cell, index) => ({ title: titleOf(metrics[index]), cell }));
  return { totals, coverage: null, freshness: null, notice: null };
}

function titleOf(metric: MetricName | undefined): string {
  return metric === undefined ? '' : metricTitles[metric];
}

/** TikTok's search may find other names than ours: only the same number of rows makes it the same list. */
function searchDoubt({ rows }: ListTotals, { filter, rowCount, level }: WholeList, writing: Writing): string | null {
  if (filter.search === null) return null;
  switch (rowCount.state) {
    case 'not-yet':
      return 'not-yet';
    case 'not-here':
      return `No total: the page does not say how many ${levelWords[level][1]} its search finds, so AppSprint's could be others.`;
    case 'found':
      return rowCount.value === rows
        ? null
        : `No total: the page's search finds ${counted(rowCount.value, level, writing)}, AppSprint's ${writing.count(rows)}.`;
  }
}

function counted(count: number, level: Level, writing: Writing): string {
  const [one, several] = levelWords[level];
  return `${writing.count(count)} ${count === 1 ? one : several}`;
}

function coverage({ rows, rowsWithAttributedInstalls }: ListTotals, level: Level, writing: Writing): string {
  const have = rowsWithAttributedInstalls === 1 ? 'has' : 'have';
  return `${writing.count(rowsWithAttributedInstalls)} of ${counted(rows, level, writing)} ${have} attributed installs`;
}

function freshness({ reporting }: ListTotals, writing: Writing, now: number): string | null {
  switch (reporting.state) {
    case 'current':
      return `TikTok's figures from ${writing.time(new Date(reporting.at), now)}`;
    case 'loading':
      return `TikTok's figures are loading: ${writing.count(reporting.completedDays)} of ${writing.count(reporting.totalDays)} days`;
    case 'not-started':
    case 'failed':
      return null;
  }
}

/** The worst of what is wrong, or null while all is well. */
function notice(
  { totals, problem }: Extract<TotalsReading, { state: 'known' }>,
  { rowCount, level }: WholeList,
  writing: Writing,
  now: number,
): StripContent['notice'] {
  const { reporting, rows, fetchedAt } = totals;
  if (problem !== null) {
    return {
      tone: 'warn',
      text: `Totals of ${writing.time(new Date(fetchedAt), now)}: ${problem.what} ${problem.remedy}`,
    };
  }
  if (rowCount.state === 'found' && rowCount.value !== rows) {
    const known = counted(rows, level, writing);
    return {
      tone: 'warn',
      text: `Totals of the ${known} AppSprint knows; the page lists ${writing.count(rowCount.value)}.`,
    };
  }
  if (reporting.state === 'failed') {
    const at = writing.time(new Date(reporting.at), now);
    return { tone: 'warn', text: `TikTok's figures could not be loaded at ${at}: ${reporting.message}` };
  }
  return reporting.state === 'not-started'
    ? { tone: 'unsure', text: "TikTok's figures have not been loaded yet." }
    : null;
}
