import { metricTitle } from '#lib/figure-words';
import type { AccountFigures } from '#lib/messages';
import type { MetricName } from '#lib/metrics';
import type { Cell } from '#lib/overlay';
import { t } from '#lib/words';
import { createCellWriter } from './cell-cache.ts';
import type { RowReading } from './readings.ts';
import { sourceOfTotal } from './strip-content.ts';
import type { Writing } from './writing.ts';

/** The cells of one ad account; null where there is not one for each metric, so nothing may be painted. */
export type AccountCellWriter = (reading: RowReading<AccountFigures>, now: number) => readonly Cell[] | null;

/**
 * Writes the cells of ad accounts. Each has the days, the zone and the app of its own account; an account that no app is
 * connected to has no value and says why. The same cells are given again as long as nothing about them has changed.
 */
export function createAccountCellWriter(metrics: readonly MetricName[], writing: Writing): AccountCellWriter {
  // An account is the sum of its campaigns, some of which may have fallen back.
  const write = createCellWriter(writing, sourceOfTotal);
  const told = new WeakMap<readonly Cell[], readonly Cell[]>();
  const notConnected = metrics.map(notConnectedCell);
  const nowhere = { from: '', to: '', timeZone: null };
  return (reading, now) => {
    if (reading.state === 'unknown') return notConnected;
    if (reading.state !== 'known') return write(reading, metrics, nowhere, now);
    const cells = write(reading, metrics, reading.row, now);
    if (cells === null) return null;
    const known = told.get(cells) ?? cells.map((cell) => withApp(cell, reading.row.app));
    told.set(cells, known);
    return known;
  };
}

function withApp(cell: Cell, app: string): Cell {
  const sentences = [...cell.explanation.sentences, t('overlay.accounts.app', { app }), t('overlay.accounts.ourDays')];
  return { ...cell, explanation: { ...cell.explanation, sentences } };
}

function notConnectedCell(metric: MetricName): Cell {
  const sentences = [
    t('overlay.accounts.notConnected'),
    t('overlay.accounts.connect', { place: t('options.places.advertiser') }),
  ];
  return {
    metric,
    state: 'none',
    source: '',
    text: '–',
    explanation: { heading: metricTitle(metric), pairs: [], sentences },
  };
}
