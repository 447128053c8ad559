import { type AccountFigures, accountListDays } from '#lib/messages';
import type { StripContent } from '#lib/overlay';
import { tCount } from '#lib/words';
import type { RowReading } from './readings.ts';
import type { Writing } from './writing.ts';

/**
 * What the strip under the list of ad accounts says: whose days these are or why there is nothing, which numbers the chips have
 * in their order, and how many of the accounts AppSprint knows. There is no total: accounts may have different currencies and
 * time zones.
 */
export function accountStrip(
  readings: readonly RowReading<AccountFigures>[],
  titles: readonly string[],
  writing: Writing,
): StripContent {
  const failed = readings.find((reading) => reading.state === 'failed');
  const isKnown = readings.every(({ state }) => state === 'known' || state === 'unknown');
  const have = writing.count(readings.filter(({ state }) => state === 'known').length);
  return {
    totals: [],
    coverage: titles.join(' · '),
    freshness: isKnown ? tCount('overlay.accounts.coverage', readings.length, { have }) : null,
    notice:
      failed === undefined
        ? { tone: 'unsure', text: accountCaption() }
        : { tone: 'bad', text: [failed.problem.what, failed.problem.remedy].filter(Boolean).join(' ') },
  };
}

/** Which days the figures of ad accounts are of, as it is said where the page itself names none. */
export function accountCaption(): string {
  return tCount('overlay.accounts.window', accountListDays);
}
