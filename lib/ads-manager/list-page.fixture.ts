import { builtInAnchors } from './anchors/index.ts';
import { createReplies, type RepliesStore } from './replies/index.ts';

/** A row as the page's own script knows it. */
export interface ModelRow {
  readonly id: string;
  readonly name: string;
}

/** jsdom has no layout, so every element gets a place: rows below each other, cells side by side. */
export function placed<E extends Element>(element: E, left: number, top: number, width = 100, height = 20): E {
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  return element;
}

export function built(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): Element {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Draws rows as G3 does. */
export function keystoneTable(rows: readonly ModelRow[], field = 'campaign_name'): Element {
  const cells = rows.flatMap(({ id, name }, row) => [
    placed(
      built('div', { slot: `cell-${id}_${field}` }, built('ks-link-1-1-14', { class: 'KsLink', role: 'link' }, name)),
      0,
      row * 20,
    ),
    placed(built('div', { slot: `cell-${id}_stat_cost` }, '12.00 EUR'), 100, row * 20),
  ]);
  return placed(built('ks-virtual-table-1-1-1w', { class: 'KsTable' }, ...cells), 0, 0, 200, rows.length * 20);
}

/** Draws rows as G2 does. @param attributes what each row's link carries */
export function rowItemTable(
  rows: readonly ModelRow[],
  attributes = (row: ModelRow): Record<string, string> => ({
    href: `/i18n/manage/adgroup?aadvid=${advertiser}&ids=${row.id}`,
  }),
): Element {
  const lines = rows.map((row, index) => {
    const name = built(
      'div',
      { 'data-testid': 'common-table-item-display-name' },
      built('a', attributes(row), row.name),
    );
    const cost = built('div', { 'data-testid': 'common-table-item-display-stat_cost' }, '12.00 EUR');
    const line = built('div', { class: 'row-item' }, placed(name, 0, index * 20), placed(cost, 100, index * 20));
    return placed(line, 0, index * 20, 200);
  });
  return placed(built('div', { class: 'body-area' }, ...lines), 0, 0, 200, rows.length * 20);
}

/** Draws rows as G1 does: no id anywhere. */
export function viTable(rows: readonly ModelRow[]): Element {
  const lines = rows.map(({ name }, index) => {
    const cells = [built('td', {}, 'on'), built('td', {}, built('span', {}, name)), built('td', {}, '12.00 EUR')];
    for (const [column, cell] of cells.entries()) placed(cell, column * 100, index * 20);
    return placed(built('tr', {}, ...cells), 0, index * 20, 300);
  });
  const body = built('div', { class: 'vi-table__body-wrapper' }, built('table', {}, built('tbody', {}, ...lines)));
  return built('div', { class: 'vi-table' }, placed(body, 0, 0, 300, rows.length * 20));
}

export const advertiser = '7123456789012345678';
export const listAddress = new URL(
  `https://ads.tiktok.com/i18n/manage/campaign?aadvid=${advertiser}&st=2026-11-01&et=2026-11-07`,
);

/** A tap that is at work and has handed over one reply with these rows. */
export function repliesWith(rows: readonly ModelRow[], change: Readonly<Record<string, unknown>> = {}): RepliesStore {
  const replies = createReplies(() => builtInAnchors);
  replies.observe(true);
  replies.take(listCall(1, rows, change));
  return replies;
}

/** An answered list call of the campaigns. */
export function listCall(number: number, rows: readonly ModelRow[], change: Readonly<Record<string, unknown>> = {}) {
  return {
    number,
    path: '/api/v4/i18n/statistics/op/campaign/list/',
    advertiser,
    request: { common_req: { st: '2026-11-01', et: '2026-11-07', page: 1, keyword: '', filters: [] } },
    state: 'answered' as const,
    reply: {
      code: 0,
      data: {
        table: rows.map(({ id, name }) => ({ campaign_id: id, campaign_name: name })),
        pagination: { total_count: rows.length },
      },
    },
    ...change,
  };
}
