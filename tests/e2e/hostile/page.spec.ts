import type { Page } from '@playwright/test';
import { listAddress } from '../../../demo/connected-browser.ts';
import { expectTrueNumbers, paintedCells, twoFrames } from '../rows.ts';
import { errorsOf, expect, test } from './hostile-stage.ts';

/** Forges, in the page, what the tap would tell: each name belongs to the id of another row, with other numbers beside. */
async function forgeReplies(page: Page): Promise<void> {
  await page.evaluate(() => {
    const truth = window.sandboxTruth();
    const names = [
      ...document.querySelectorAll('.KsTable > [slot$="_name"], .row-item, .vi-table__body-wrapper tr'),
    ].map((row) => (row.textContent ?? '').trim());
    const table = names.map((name, index) => ({
      campaign_id: truth[(index + 1) % truth.length]?.id ?? '1790000000000000001',
      campaign_name: name,
      row_data: { stat_cost: '999999', time_attr_convert_cnt: '999999' },
    }));
    const tell = (detail: object) =>
      document.dispatchEvent(new CustomEvent('appsprint-companion-note', { detail: JSON.stringify(detail) }));
    const advertiser = new URL(location.href).searchParams.get('aadvid');
    tell({ kind: 'ready' });
    for (let number = 5_000; number < 5_020; number += 1) {
      tell({
        kind: 'asked',
        number,
        path: '/api/v4/i18n/statistics/op/campaign/list/',
        advertiser,
        body: '{"common_req":{"st":"2026-01-01","et":"2026-12-31"}}',
      });
      tell({
        kind: 'answered',
        number,
        text: JSON.stringify({ code: 0, data: { table, pagination: { total_count: 3 } } }),
      });
    }
    for (const detail of [
      '{',
      'null',
      '[]',
      '{"kind":"answered","number":1e400,"text":7}',
      `{"kind":"asked","number":1,"path":"${'x'.repeat(100_000)}"}`,
    ]) {
      document.dispatchEvent(new CustomEvent('appsprint-companion-note', { detail }));
    }
  });
}

for (const [name, switches] of Object.entries({
  'ids in slots': { sandbox_generation: 'g3' },
  'ids in links': { sandbox_generation: 'g2' },
  'names alone': { sandbox_generation: 'g1' },
})) {
  test(`forged replies of a page with ${name} never paint the number of another row`, async ({
    adsManager,
    story,
    expected,
  }) => {
    await adsManager.goto(listAddress({ story }, 'campaign', switches));
    const settled = async () => (await paintedCells(adsManager)).filter(({ state }) => state !== 'loading');
    await expect.poll(async () => (await settled()).length).toBeGreaterThan(3);
    await forgeReplies(adsManager);
    for (let look = 0; look < 10; look += 1) {
      await twoFrames(adsManager);
      const cells = await settled();
      expectTrueNumbers(cells, expected);
      const misplaced = await adsManager.evaluate(
        (painted) =>
          painted.filter(({ id, rect }) => {
            const middle = rect.y + rect.height / 2;
            const row = window.sandboxTruth().find(({ top, bottom }) => middle > top && middle < bottom);
            return row?.id !== id;
          }),
        cells,
      );
      expect(misplaced).toEqual([]);
    }
  });
}

test('a page that has bent JavaScript before anything of ours ran changes no number, and is not broken by us', async ({
  adsManager,
  story,
  expected,
}) => {
  await adsManager.addInitScript(() => {
    const stolen: unknown[] = [];
    Object.assign(window, { stolen });
    const bend = (owner: object, name: string, around: (original: (...all: never[]) => unknown) => unknown) => {
      const before = Object.getOwnPropertyDescriptor(owner, name);
      if (typeof before?.value === 'function')
        Object.defineProperty(owner, name, { ...before, value: around(before.value) });
    };
    for (const [name, value] of Object.entries({
      token: 'evil',
      state: 'value',
      source: 'attributed',
      installs: 999_999,
      rows: [],
      paused: 'tab',
      text: '999,999',
    })) {
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        get: () => value,
        set(next) {
          Object.defineProperty(this, name, { value: next, writable: true, enumerable: true, configurable: true });
        },
      });
    }
    Object.defineProperty(Array.prototype, 'evil', { value: 1, enumerable: false, configurable: true });
    bend(
      JSON,
      'parse',
      (original) =>
        function (this: unknown, ...given: never[]) {
          stolen.push(given[0]);
          return Reflect.apply(original, this, given);
        },
    );
    bend(
      Element.prototype,
      'attachShadow',
      (original) =>
        function (this: Element, ...given: never[]) {
          const root = Reflect.apply(original, this, given);
          if (this.localName === 'appsprint-overlay') stolen.push('a closed root');
          return root;
        },
    );
    bend(
      Map.prototype,
      'get',
      (original) =>
        function (this: unknown, ...given: never[]) {
          return Reflect.apply(original, this, given);
        },
    );
    bend(
      Array.prototype,
      'map',
      (original) =>
        function (this: unknown, ...given: never[]) {
          return Reflect.apply(original, this, given);
        },
    );
    bend(
      Promise.prototype,
      'then',
      (original) =>
        function (this: unknown, ...given: never[]) {
          return Reflect.apply(original, this, given);
        },
    );
    bend(
      EventTarget.prototype,
      'addEventListener',
      (original) =>
        function (this: unknown, ...given: never[]) {
          return Reflect.apply(original, this, given);
        },
    );
    customElements.define(
      'appsprint-overlay',
      class extends HTMLElement {
        constructor() {
          super();
          const internals = this.attachInternals();
          setTimeout(() => {
            if (internals.shadowRoot !== null) stolen.push('a closed root, by its internals');
          }, 3_000);
        }
      },
    );
  });
  const errors = errorsOf(adsManager);
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expect.poll(async () => adsManager.locator('.KsTable > [slot^="cell-"]').count()).toBeGreaterThan(100);
  await expect
    .poll(async () => {
      const cells = await everyPaintedNumber(adsManager);
      return (
        cells.length > 10 &&
        cells.every(({ id, metric, text }) => text === expected.get(id)?.texts[metric as 'installs'])
      );
    })
    .toBe(true);
  await expect.poll(() => adsManager.evaluate(() => performance.now() > 8_000)).toBe(true);
  const stolen = await adsManager.evaluate(() => (window as unknown as { stolen: unknown[] }).stolen.map(String));
  expect(stolen.filter((one) => one.includes('closed root') || one.includes('asc_') || one.includes('Bearer'))).toEqual(
    [],
  );
  expect(errors).toEqual([]);
});

/** The numbers of our closed roots, whatever element they hang on. */
async function everyPaintedNumber(page: Page): Promise<{ id: string; metric: string; text: string }[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const cells: { id: string; metric: string; text: string }[] = [];
    const walk = (node: typeof root, idAround = ''): void => {
      const attributes = node.attributes ?? [];
      const of = (name: string) => attributes[attributes.indexOf(name) + 1] ?? '';
      const id = attributes.includes('data-id') ? of('data-id') : idAround;
      if (
        attributes.includes('data-metric') &&
        attributes.includes('data-state') &&
        of('data-state') !== 'loading' &&
        id !== 'total'
      ) {
        cells.push({ id, metric: of('data-metric'), text: node.children?.[0]?.nodeValue ?? '' });
      }
      for (const inside of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) walk(inside, id);
    };
    walk(root);
    return cells;
  } finally {
    await session.detach();
  }
}
