// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { AdvertiserId, AppId } from '#lib/appsprint/contract';
import { addSums, figureOf, type MetricName } from '#lib/metrics';
import { createFigures, noFilter, type Order, type PerformanceRow, type Selection } from '#lib/performance';
import { type Rows, usePanel } from '../panel-store.ts';
import { type ShownSelection, useSelection } from './use-selection.ts';

const currency = 'EUR';

const rows: readonly PerformanceRow[] = Array.from({ length: 2_000 }, (_, index) => {
  const mixed = (index * 7_919) % 2_000;
  const installs = mixed % 97;
  return {
    id: `${1_790_000_000_000 + mixed}`,
    name: `Campaign ${mixed}`,
    sums: {
      ...addSums([], currency),
      spend: { amount: `${(mixed * 37) % 900}.${10 + (mixed % 90)}`, currency },
      installs: { value: installs, source: 'attributed', attributed: installs, reported: null },
    },
  };
});
const totals = addSums(
  rows.map(({ sums }) => sums),
  currency,
);
const loaded: Extract<Rows, { state: 'there' }> = {
  state: 'there',
  rows,
  figures: createFigures(currency),
  days: [],
  page: {
    appId: AppId.parse('app_test01'),
    advertiserId: AdvertiserId.parse('7000000000000000001'),
    currency,
    timeZone: 'Europe/Paris',
    totals: {
      ...totals,
      revenue: { value: [], source: 'attributed', attributed: [], reported: null },
      rows: rows.length,
      rowsWithAttributedInstalls: rows.length,
    },
    reporting: { state: 'not-started' },
  },
};

/** Sizes of the rows that have one, in the order they are shown in. */
function sizesBy({ rows: shown }: Selection, metric: MetricName): number[] {
  return shown.flatMap(({ sums }) => {
    const figure = figureOf(metric, sums, currency);
    if (figure.state === 'none') return [];
    return [Number(figure.quantity.unit === 'money' ? figure.quantity.amount : figure.quantity.value)];
  });
}

function expectSorted(selection: Selection): void {
  const { by, direction } = selection.order;
  if (by === 'name') throw new Error('These rows are not sorted by name.');
  const sizes = sizesBy(selection, by);
  const rising = sizes.toSorted((one, other) => one - other);
  expect(sizes).toEqual(direction === 'rising' ? rising : rising.reverse());
}

test('whatever is asked for in between, only whole selections are shown, sorted by what they say, and at last the one asked for', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const shown: ShownSelection[] = [];
  function Shown() {
    shown.push(useSelection(loaded, ['installs', 'cpi']));
    return null;
  }
  usePanel.setState({ order: { by: 'spend', direction: 'falling' }, filter: noFilter });
  const root = createRoot(document.createElement('main'));
  await act(async () => root.render(<Shown />));
  expect(shown[0]).toEqual({ selection: null, isLate: false });
  const asked: readonly Order[] = [
    { by: 'cpi', direction: 'falling' },
    { by: 'installs', direction: 'rising' },
    { by: 'cpi', direction: 'rising' },
  ];
  for (const order of asked) await act(async () => usePanel.setState({ order }));
  await act(async () => usePanel.setState({ filter: { ...noFilter, search: 'campaign 1' } }));
  const last = () => shown.at(-1)?.selection;
  await act(async () => {
    await vi.waitFor(() => expect(last()).toMatchObject({ order: asked[2], filter: { search: 'campaign 1' } }), 10_000);
  });
  expect(last()?.rows).toHaveLength(1_111);
  for (const selection of new Set(shown.flatMap((one) => one.selection ?? []))) expectSorted(selection);
  await act(async () => root.render(null));
});
