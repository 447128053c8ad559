import { expect, test } from 'vitest';
import { Day } from '#lib/appsprint/contract';
import type { AccountFigures } from '#lib/messages';
import { defaultMetrics } from '#lib/metrics';
import { createAccountCellWriter } from './account-cells.ts';
import { accountStrip } from './account-strip.ts';
import type { RowReading } from './readings.ts';
import { writingOf } from './writing.ts';

const fetchedAt = Date.UTC(2026, 10, 7, 12);
const writing = writingOf('en-US');
const account: AccountFigures = {
  app: 'Moonlight',
  from: Day.parse('2026-11-02'),
  to: Day.parse('2026-11-08'),
  timeZone: 'Asia/Tokyo',
  figures: {
    installs: { state: 'value', source: 'attributed', quantity: { unit: 'count', value: 1420 } },
    cpi: { state: 'value', source: 'attributed', quantity: { unit: 'money', amount: '750', currency: 'JPY' } },
    roas: { state: 'none', source: 'attributed', reason: 'currencies-differ' },
  },
  differences: {},
  fetchedAt,
};
const known: RowReading<AccountFigures> = { state: 'known', row: account };
const unknown: RowReading<AccountFigures> = { state: 'unknown' };

test('an account says its numbers in its own currency, and whose days and which app they are', () => {
  const cells = createAccountCellWriter(defaultMetrics, writing)(known, fetchedAt) ?? [];
  expect(cells.map(({ metric, text, state }) => [metric, text, state])).toEqual([
    ['installs', '1,420', 'value'],
    ['cpi', '¥750', 'value'],
    ['roas', '–', 'none'],
  ]);
  for (const { explanation } of cells) {
    expect(explanation.sentences).toEqual(
      expect.arrayContaining([
        '2026-11-02 to 2026-11-08, Asia/Tokyo.',
        'App in AppSprint: Moonlight.',
        'This page shows no dates, so AppSprint chose these days.',
      ]),
    );
  }
});

test('an account that AppSprint does not know has no value and says how to connect it', () => {
  const cells = createAccountCellWriter(defaultMetrics, writing)(unknown, fetchedAt) ?? [];
  expect(cells.map(({ text, state, source }) => [text, state, source])).toEqual([
    ['–', 'none', ''],
    ['–', 'none', ''],
    ['–', 'none', ''],
  ]);
  expect(cells[0]?.explanation.sentences).toEqual([
    'No value: this ad account is not connected in AppSprint.',
    'To connect it, choose it in Options, under Advertiser, of the app that advertises here.',
  ]);
});

test('as long as nothing changes an account has the very same cells', () => {
  const write = createAccountCellWriter(defaultMetrics, writing);
  expect(write(known, fetchedAt)).toBe(write(known, fetchedAt + 60_000));
  expect(write(unknown, fetchedAt)).toBe(write(unknown, fetchedAt));
});

test('the strip counts the connected accounts, and says why there are none where AppSprint could not be asked', () => {
  const titles = ['Installs', 'CPI', 'ROAS'];
  expect(accountStrip([known, unknown, unknown], titles, writing)).toEqual({
    totals: [],
    coverage: 'Installs · CPI · ROAS',
    freshness: '1 of 3 ad accounts in sight connected in AppSprint',
    notice: { tone: 'unsure', text: 'Last 7 days, up to today. This page shows no dates, so AppSprint chose them.' },
  });
  const problem = { kind: 'unreachable', what: 'AppSprint did not answer.', remedy: 'Check the connection.' } as const;
  expect(accountStrip([known, { state: 'failed', problem }], titles, writing)).toMatchObject({
    freshness: null,
    notice: { tone: 'bad', text: 'AppSprint did not answer. Check the connection.' },
  });
});
