// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { builtInAnchors } from './anchors/index.ts';
import {
  advertiser,
  keystoneTable,
  listAddress,
  listCall,
  type ModelRow,
  repliesWith,
  rowItemTable,
  viTable,
} from './list-page.fixture.ts';
import { readPage } from './read-page.ts';
import { createReplies, type Replies } from './replies/index.ts';
import type { ListView } from './view.ts';

const moon = { id: '1790000000000000001', name: 'Moon' };
const sun = { id: '1790000000000000002', name: 'Sun' };
const noReplies = () => createReplies(() => builtInAnchors);

function show(...tables: Element[]): void {
  document.body.replaceChildren(...tables);
}

function look(replies: Replies = noReplies(), address = listAddress): ListView {
  const view = readPage(document, address, replies, builtInAnchors);
  if (view.surface !== 'list') throw new Error('no list');
  return view;
}

/** Id and name of every row that would be painted; otherwise the state. */
function rows(replies?: Replies) {
  const { list } = look(replies);
  return list.state === 'found'
    ? list.tables.flatMap((table) => table.rows.map(({ id, name }) => ({ id: String(id), name })))
    : list.state;
}

beforeEach(() => document.body.replaceChildren());

describe('a page that is no list', () => {
  test.each(['https://ads.tiktok.com/i18n/home', 'https://example.com/i18n/manage/campaign'])(
    '%s is elsewhere',
    (address) => {
      show(keystoneTable([moon]));
      expect(readPage(document, new URL(address), noReplies(), builtInAnchors)).toEqual({ surface: 'elsewhere' });
    },
  );

  test('with the address of a list but no table of any generation has not come yet', () => {
    document.body.innerHTML = '<table><tr><td>1790000000000000001</td></tr></table>';
    expect(rows(repliesWith([moon]))).toBe('not-yet');
  });
});

describe('a list of G3', () => {
  test('leaves a row out whose name is not the one replied for its id, and says so', () => {
    show(keystoneTable([moon, sun]));
    const replies = repliesWith([{ ...moon, name: 'Mars' }, sun]);
    expect(rows(replies)).toEqual([sun]);
    expect(look(replies).health).toMatchObject([
      { reading: 'row name', problem: 'disagreement', generation: 'keystone' },
    ]);
  });

  test('may stand twice on a page', () => {
    show(keystoneTable([moon]), keystoneTable([sun]));
    expect(rows()).toEqual([moon, sun]);
  });
});

describe('a list of G2', () => {
  test.each([
    ['a link', ({ id }: ModelRow) => ({ href: `/i18n/manage/adgroup?aadvid=${advertiser}&ids=${id}` })],
    ['a test id', ({ id }: ModelRow) => ({ 'data-testid': `row-${id}` })],
    ['any data attribute', ({ id }: ModelRow) => ({ 'data-row-key': id })],
  ])('tells its rows by an id in %s', (_, attributes) => {
    show(rowItemTable([moon, sun], attributes));
    expect(rows()).toEqual([moon, sun]);
  });

  test.each([
    ['no id', () => ({})],
    ['two ids', () => ({ 'data-a': moon.id, 'data-b': sun.id })],
    ['only the ad account’s', () => ({ href: `?aadvid=${advertiser}` })],
    ['a longer number', () => ({ 'data-a': `${moon.id}123` })],
  ])('is not recognised where its rows carry %s', (_, attributes) => {
    show(rowItemTable([moon], attributes));
    expect(rows()).toBe('not-recognised');
  });

  test('leaves out a row whose only id is that of the campaign it belongs to', () => {
    const spring = { id: '1790000000000000077', name: 'Spring' };
    const adGroups = new URL(listAddress.href.replace('campaign?', 'adgroup?'));
    const reply = { code: 0, data: { table: [{ adgroup_id: spring.id, adgroup_name: 'Spring' }] } };
    const replies = repliesWith([moon]);
    show(rowItemTable([{ id: moon.id, name: 'Spring' }]));
    expect(look(replies, adGroups).list).toMatchObject({ tables: [{ rows: [{ id: moon.id }] }] });
    replies.take(listCall(2, [], { path: '/api/v4/i18n/statistics/op/adgroup/list/', reply }));
    expect(look(replies, adGroups).list).toMatchObject({ tables: [{ rows: [] }] });
    show(rowItemTable([spring]));
    expect(look(replies, adGroups).list).toMatchObject({ tables: [{ rows: [{ id: spring.id }] }] });
  });

  test('leaves out two rows that carry the same id', () => {
    show(rowItemTable([moon, { ...moon, name: 'Copy' }, sun]));
    expect(rows()).toEqual([sun]);
  });
});

describe('a list of G1', () => {
  test('joins its rows by names that the page was given once', () => {
    show(viTable([moon, sun]));
    expect(rows(repliesWith([moon, sun]))).toEqual([moon, sun]);
  });

  test('leaves a name blank that two rows were ever given', () => {
    show(viTable([moon, sun]));
    const replies = repliesWith([moon, sun]);
    replies.take(listCall(2, [{ id: '1790000000000000003', name: ' Moon ' }]));
    expect(rows(replies)).toEqual([sun]);
  });

  test('leaves a name blank that a row without an id of its own has too', () => {
    show(viTable([moon, sun]));
    const replies = repliesWith([moon, sun]);
    replies.take(listCall(2, [{ id: '0', name: 'Moon' }]));
    expect(rows(replies)).toEqual([sun]);
  });

  test('is not recognised where two columns show replied names, as a status may', () => {
    show(viTable([moon]));
    expect(rows(repliesWith([moon, { id: sun.id, name: 'on' }]))).toBe('not-recognised');
  });

  test('waits while any list is on its way', () => {
    show(viTable([moon]));
    const replies = repliesWith([moon]);
    replies.take({ ...listCall(2, []), state: 'pending', reply: null });
    expect(rows(replies)).toBe('not-yet');
    replies.take({ ...listCall(2, []), state: 'failed', reply: null });
    expect(rows(replies)).toEqual([moon]);
  });

  test.each([
    ['a reply that could not be read', { state: 'unreadable', reply: null }],
    ['a reply in another form', { reply: { code: 0, data: { rows: [] } } }],
    ['a row without a name', { reply: { code: 0, data: { table: [{ campaign_id: sun.id }] } } }],
  ])('is not recognised any more after %s', (_, change) => {
    show(viTable([moon]));
    const replies = repliesWith([moon]);
    replies.take(listCall(2, [], change));
    expect(rows(replies)).toBe('not-recognised');
  });

  test('is not recognised without the tap, and after the tap was away', () => {
    show(viTable([moon]));
    expect(rows()).toBe('not-recognised');
    const replies = repliesWith([moon]);
    replies.observe(false);
    replies.observe(true);
    expect(rows(replies)).toBe('not-recognised');
  });

  test('does not take rows that a change of tab left behind for those of the new level', () => {
    show(viTable([moon]));
    const replies = repliesWith([moon]);
    expect(rows(replies)).toEqual([moon]);
    const reply = { code: 0, data: { table: [{ ad_id: sun.id, ad_name: 'Moon', campaign_id: moon.id }] } };
    replies.take(listCall(2, [], { path: '/api/v4/i18n/statistics/op/ad/list/', reply }));
    const adGroups = new URL(listAddress.href.replace('campaign?', 'adgroup?'));
    expect(look(replies, adGroups).list.state).toBe('not-yet');
    show(viTable([{ ...sun, name: 'Moon' }]));
    expect(look(replies, adGroups).list).toMatchObject({ tables: [{ rows: [{ id: sun.id }] }] });
  });
});

describe('the number of rows of the whole list', () => {
  test('is what the newest reply to just this question says', () => {
    expect(look(repliesWith([moon, sun])).rowCount).toMatchObject({ state: 'found', value: 2, signal: 'reply' });
  });

  test.each([
    ['other days', { request: { st: '2026-10-01', et: '2026-11-07' } }],
    ['a search', { request: { st: '2026-11-01', et: '2026-11-07', keyword: 'x' } }],
    [
      'a filter',
      { request: { st: '2026-11-01', et: '2026-11-07', filters: [{ field: 'campaign_ids', in_field_values: [1] }] } },
    ],
    ['another ad account', { advertiser: '7000000000000000000' }],
    ['another level', { path: '/api/v3/i18n/statistics/creative/list/' }],
    ['nobody knows what', { request: null }],
  ])('is not that of a reply for %s', (_, change) => {
    expect(look(repliesWith([moon], change)).rowCount).toEqual({ state: 'not-yet' });
  });

  test('is that of a filtered and searched list where address and request say the same', () => {
    const filter = 'filters[0][field]=campaign_ids&filters[0][in_field_values][0]=2&filters[0][in_field_values][1]=1';
    const address = new URL(`${listAddress.href}&keyword=Moon&${filter}`);
    const filters = [{ field: 'campaign_ids', in_field_values: ['1', '2'] }];
    const request = { st: '2026-11-01', et: '2026-11-07', keyword: 'Moon', filters };
    const view = look(repliesWith([moon], { request }), address);
    expect(view.rowCount).toMatchObject({ state: 'found', value: 1 });
    expect(view.filter).toEqual({ within: ['2', '1'], search: 'Moon', notUnderstood: [] });
  });

  test('is waited for while it is on its way again, and not here without the tap', () => {
    const replies = repliesWith([moon]);
    replies.take({ ...listCall(2, []), state: 'pending', reply: null });
    expect(look(replies).rowCount).toEqual({ state: 'not-yet' });
    expect(look().rowCount.state).toBe('not-here');
  });
});

describe('whatever the rows are', () => {
  const model = fc
    .array(
      fc.record({
        id: fc.oneof(
          fc.bigInt({ min: 10n ** 14n, max: 10n ** 19n - 1n }).map(String),
          fc.constantFrom('0', '12', moon.id, sun.id),
        ),
        name: fc.constantFrom('Moon', 'Sun', ' Moon', 'Moon 2', '', '1790000000000000002', '<b>x</b>', 'on'),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) => all.filter((row, index) => all.findIndex(({ id }) => id === row.id) === index));
  const page = fc.record({
    rows: model,
    extra: model,
    draw: fc.constantFrom(keystoneTable, viTable, rowItemTable, (all: readonly ModelRow[]) =>
      rowItemTable(all, ({ id }) => ({ 'data-a': id, ...(id.endsWith('1') ? { 'data-b': sun.id } : {}) })),
    ),
  });

  test('no row ever gets the id of another, reading twice reads the same, and the page stays as it is', () => {
    fc.assert(
      fc.property(page, ({ rows: modelRows, extra, draw }) => {
        const table = draw(modelRows);
        show(table);
        const replies = repliesWith(modelRows);
        replies.take(listCall(2, extra));
        const before = document.documentElement.outerHTML;
        const { list } = look(replies);
        expect(look(replies).list).toEqual(list);
        expect(document.documentElement.outerHTML).toBe(before);
        if (list.state !== 'found') return;
        for (const row of list.tables.flatMap((found) => found.rows)) {
          const place = row.nameCell.getBoundingClientRect().top / 20;
          expect(modelRows[place]?.id).toBe(row.id);
          expect(row.lastCell.getBoundingClientRect().top / 20).toBe(place);
        }
      }),
      { numRuns: 600 },
    );
  });
});
