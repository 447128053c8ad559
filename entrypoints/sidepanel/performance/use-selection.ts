import { useEffect, useMemo, useState } from 'react';
import type { MetricName } from '#lib/metrics';
import { createSelector, inSlices, type Selection } from '#lib/performance';
import { wordsLanguage } from '#lib/words';
import { pageIsFree } from '../pace.ts';
import { type Rows, usePanel } from '../panel-store.ts';

/** Milliseconds after which a person is told that rows are still being sorted. */
const late = 100;

export interface ShownSelection {
  /** The last one that is complete; null until there is a first one. */
  readonly selection: Selection | null;
  /** Whether a newer one takes so long that it has to be said. */
  readonly isLate: boolean;
}

/**
 * The rows as the person wants them filtered and sorted. It is worked out a slice at a time, and until all of it is done the
 * one before stays, under the order and the filter that it has.
 */
export function useSelection(
  { rows, page }: Extract<Rows, { state: 'there' }>,
  columns: readonly MetricName[],
): ShownSelection {
  const order = usePanel((store) => store.order);
  const filter = usePanel((store) => store.filter);
  const language = wordsLanguage();
  const selector = useMemo(
    () => createSelector({ rows, totals: page.totals, currency: page.currency, locale: language }),
    [rows, page, language],
  );
  const [selection, setSelection] = useState<Selection | null>(null);
  const [isLate, setLate] = useState(false);

  useEffect(() => {
    const wanted = new AbortController();
    const timer = setTimeout(() => setLate(true), late);
    void inSlices(selector.select(filter, order), pageIsFree, wanted.signal).then((found) => {
      if (found === null) return;
      clearTimeout(timer);
      setLate(false);
      setSelection(found);
    });
    return () => {
      wanted.abort();
      clearTimeout(timer);
    };
  }, [selector, filter, order]);

  const isDone = selection?.order === order && selection.filter === filter;
  useEffect(() => {
    // What a person waits for comes first.
    if (!isDone) return;
    const wanted = new AbortController();
    const prepareAll = async () => {
      // The page has just drawn the rows, and that alone takes most of what one task may take.
      await pageIsFree.pause();
      // The next click on a title finds its numbers worked out.
      for (const by of [...columns, 'name'] as const) await inSlices(selector.prepare(by), pageIsFree, wanted.signal);
    };
    void prepareAll();
    return () => wanted.abort();
  }, [selector, columns, isDone]);

  return { selection, isLate };
}
