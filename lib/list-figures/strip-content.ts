import type { Answer, PageFilter } from '#lib/ads-manager';
import type { Problem } from '#lib/appsprint';
import { type Level, maxIdsPerRequest } from '#lib/appsprint/contract';
import { metricTitle, sourceText } from '#lib/figure-words';
import type { ListTotals } from '#lib/messages';
import type { FigureSource, MetricName } from '#lib/metrics';
import type { StripContent } from '#lib/overlay';
import { t, tCount } from '#lib/words';
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

/** Whose a total is; one that holds fallbacks holds AppSprint's numbers too. */
export function sourceOfTotal(source: FigureSource): string {
  return source === 'fallback' ? t('overlay.holdsFallbacks') : sourceText(source);
}

/** What the table for screen readers is called. */
export function captionOf(level: Level, { from, to, timeZone }: NumberContext): string {
  return timeZone === null
    ? t(`overlay.captionNoZone.${level}`, { from, to })
    : t(`overlay.caption.${level}`, { from, to, zone: timeZone });
}

/** Why a list's filter allows no total, known before anything is asked; null where it allows one. */
export function filterProblem({ filter }: WholeList): string | null {
  if (filter.notUnderstood.length > 0) {
    return t('overlay.noTotal.filtered', { filters: filter.notUnderstood.join(', ') });
  }
  const { length } = filter.within;
  return length > maxIdsPerRequest ? t('overlay.noTotal.ids', { count: length, most: maxIdsPerRequest }) : null;
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
      return withoutTotal('bad', t('overlay.noTotal.failed', sentencesOf(reading.problem)));
    case 'known': {
      const doubt = searchDoubt(reading.totals, list, writing);
      if (doubt === 'not-yet') return loading(metrics, context, writing, now);
      if (doubt !== null) return withoutTotal('unsure', doubt);
      const cells = knownCells(reading.totals, metrics, context, sourceOfTotal, writing, now) ?? [];
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
  return metric === undefined ? '' : metricTitle(metric);
}

/** TikTok's search may find other names than ours: only the same number of rows makes it the same list. */
function searchDoubt({ rows }: ListTotals, { filter, rowCount, level }: WholeList, writing: Writing): string | null {
  if (filter.search === null) return null;
  switch (rowCount.state) {
    case 'not-yet':
      return 'not-yet';
    case 'not-here':
      return t(`overlay.noTotal.unsure.${level}`);
    case 'found':
      return rowCount.value === rows
        ? null
        : tCount(`overlay.noTotal.others.${level}`, rowCount.value, { known: writing.count(rows) });
  }
}

function coverage({ rows, rowsWithAttributedInstalls }: ListTotals, level: Level, writing: Writing): string {
  return tCount(`overlay.coverage.${level}`, rows, { have: writing.count(rowsWithAttributedInstalls) });
}

function sentencesOf({ what, remedy }: Problem): { readonly what: string; readonly remedy: string } {
  return { what, remedy };
}

function freshness({ reporting }: ListTotals, writing: Writing, now: number): string | null {
  switch (reporting.state) {
    case 'current':
      return t('overlay.fresh.current', { time: writing.time(new Date(reporting.at), now) });
    case 'loading':
      return t('overlay.fresh.loading', {
        done: writing.count(reporting.completedDays),
        all: writing.count(reporting.totalDays),
      });
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
      text: t('overlay.notice.old', { time: writing.time(new Date(fetchedAt), now), ...sentencesOf(problem) }),
    };
  }
  if (rowCount.state === 'found' && rowCount.value !== rows) {
    return {
      tone: 'warn',
      text: tCount(`overlay.notice.fewer.${level}`, rows, { listed: writing.count(rowCount.value) }),
    };
  }
  if (reporting.state === 'failed') {
    const at = writing.time(new Date(reporting.at), now);
    return { tone: 'warn', text: t('overlay.notice.failed', { time: at, message: reporting.message }) };
  }
  return reporting.state === 'not-started' ? { tone: 'unsure', text: t('overlay.notice.notStarted') } : null;
}
