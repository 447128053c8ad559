// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { builtInAnchors } from '../anchors/index.ts';
import {
  advertiser,
  built,
  keystoneTable,
  listAddress,
  repliesWith,
  rowItemTable,
  viTable,
} from '../list-page.fixture.ts';
import { readPage } from '../read-page.ts';
import { createHealthLog, diagnosticsOf } from './index.ts';

const moon = { id: '1790000000000000001', name: 'Moon' };

function diagnostics(rows = [moon]): string {
  const replies = repliesWith(rows);
  const view = readPage(document, listAddress, replies, builtInAnchors);
  const log = createHealthLog(() => undefined);
  if (view.surface === 'list') log.note(view.health);
  return JSON.stringify(diagnosticsOf(document, view, { replies, anchors: builtInAnchors, health: log.records }));
}

beforeEach(() => document.body.replaceChildren());

describe('the diagnostics of a page', () => {
  test('say how the page is built and how it was read', () => {
    const sun = { id: '1790000000000000002', name: 'Sun' };
    document.body.replaceChildren(keystoneTable([moon, sun]));
    expect(JSON.parse(diagnostics([moon, sun]))).toMatchObject({
      anchors: builtInAnchors.version,
      surface: 'list',
      list: { level: 'campaign', state: 'found', generation: 'keystone', tables: [{ rows: 2 }] },
      shapes: expect.arrayContaining([
        expect.objectContaining({ shape: 'ks-virtual-table-*[class="KsTable"]', count: 1 }),
        expect.objectContaining({ shape: 'div[slot="cell-#_campaign_name"]', count: 2 }),
        expect.objectContaining({ shape: 'ks-link-*[class="KsLink"][role="link"]', count: 2 }),
      ]),
    });
  });

  test('tell the parts of open shadow trees, and where each stands', () => {
    const host = built('ks-input-91z', { class: 'KsInput', title: 'Secret' });
    host.attachShadow({ mode: 'open' }).append(built('input', { part: 'input', value: 'Secret' }));
    document.body.replaceChildren(host);
    const { shapes } = JSON.parse(diagnostics()) as { shapes: { shape: string; within: number | null }[] };
    const inside = shapes.find(({ shape }) => shape.startsWith('input'));
    expect(inside?.shape).toBe('input[part="input"][value]');
    expect(shapes[inside?.within ?? -1]?.shape).toBe('ks-input-*[class="KsInput"][title]');
  });

  test('never hold a name, an id, an amount or a text of the page, wherever the page has put it', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{5,9}x[A-Z][a-z]{4,7}q$/);
    const row = fc.record({
      id: fc.bigInt({ min: 10n ** 14n, max: 10n ** 19n - 1n }).map(String),
      name: word,
      // Long enough not to stand in a version or a count by chance.
      amount: fc.integer({ min: 100_000_000, max: 999_999_999 }).map((cents) => (cents / 100).toFixed(2)),
      place: fc.constantFrom('title', 'data-name', 'class', 'data-testid', 'slot', 'href', 'aria-label', 'role'),
    });
    const page = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 5 }),
      draw: fc.constantFrom(keystoneTable, rowItemTable, viTable),
    });
    fc.assert(
      fc.property(page, ({ rows, draw }) => {
        const more = rows.map(({ id, name, amount, place }) =>
          built('div', { [place]: `row-${name}-${id}`, [`data-${name.toLowerCase()}`]: '' }, `${name} ${amount} EUR`),
        );
        document.body.replaceChildren(draw(rows), ...more);
        const told = diagnostics(rows).toLowerCase();
        for (const { id, name, amount } of rows) {
          for (const secret of [id, name.toLowerCase(), amount, amount.split('.')[0] ?? amount]) {
            expect(told, `drawn by ${draw.name}`).not.toContain(secret);
          }
        }
        expect(told).not.toContain(advertiser);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the health of a page', () => {
  const missing = { feature: 'list rows', reading: 'row id', problem: 'missing', generation: 'keystone' } as const;

  test('is told once for each cause, and counted', () => {
    const told: number[] = [];
    const log = createHealthLog((records) => told.push(records.length));
    log.note([{ ...missing, detail: 'none in 3 cells' }]);
    log.note([{ ...missing, detail: 'none in 4 cells' }]);
    log.note([{ ...missing, reading: 'row name', detail: '' }]);
    expect(told).toEqual([1, 2]);
    expect(log.records).toMatchObject([{ detail: 'none in 4 cells', times: 2 }, { times: 1 }]);
  });

  test('is kept for a bounded number of causes', () => {
    const log = createHealthLog(() => undefined);
    for (let cause = 0; cause < 200; cause++) log.note([{ ...missing, reading: `reading ${cause}`, detail: '' }]);
    expect(log.records).toHaveLength(50);
    expect(log.records.at(-1)).toMatchObject({ reading: 'reading 199' });
  });
});
