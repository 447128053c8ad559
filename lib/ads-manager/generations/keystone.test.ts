// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Level } from '#lib/appsprint/contract';
import { builtInAnchors } from '../anchors/index.ts';
import { createReplies } from '../replies/index.ts';
import { readKeystoneList } from './keystone.ts';

const moon = '1790000000000000001';
const sun = '1790000000000000002';

/** A cell as TikTok's page has it; jsdom has no layout, so its place is given. */
function cell(slot: string, text: string, right = 100, width = 100): HTMLElement {
  const element = document.createElement('div');
  element.slot = slot;
  element.innerHTML = `<div class="cl-w-full"><ks-link-1-1-14 class="KsLink KsLink--inherit" role="link"></ks-link-1-1-14>2</div>`;
  const link = element.querySelector('.KsLink');
  if (link) link.textContent = text;
  element.getBoundingClientRect = () => new DOMRect(right - width, 0, width, 40);
  return element;
}

function showTable(...cells: HTMLElement[]): HTMLElement {
  const table = document.createElement('ks-virtual-table-1-1-1w');
  table.className = 'KsTable';
  table.append(...cells);
  document.body.replaceChildren(table);
  return table;
}

const contextOf = (level: Level) => ({
  document,
  level,
  advertiserId: null,
  replies: createReplies(() => builtInAnchors),
  anchors: builtInAnchors,
});

/** What a list reads as: the id, the name and the slots of the outermost cells of each row. */
function read(level: Level = 'campaign') {
  const reading = readKeystoneList(contextOf(level));
  if (reading.state !== 'found') return reading.state;
  return reading.tables
    .flatMap(({ rows }) => rows)
    .map((row) => [row.id, row.name, row.nameCell.slot, row.lastCell.slot]);
}

/** Id and name of each row. */
function namesOf(level: Level = 'campaign') {
  const rows = read(level);
  return typeof rows === 'string' ? rows : rows.map(([id, name]) => [id, name]);
}

beforeEach(() => document.body.replaceChildren());

describe('a list of the current generation', () => {
  test('gives each row its id, its name and its outermost cells', () => {
    const table = showTable(
      cell(`header-campaign_name`, 'Name'),
      cell(`cell-${moon}_stat_cost`, '9', 500),
      cell(`cell-${moon}_campaign_name`, 'Moon'),
      cell(`cell-${sun}_campaign_name`, '  Sun '),
      cell(`cell-${sun}_stat_cost`, '3', 500),
      cell(`footer-stat_cost`, '12'),
    );
    expect(read()).toEqual([
      [moon, 'Moon', `cell-${moon}_campaign_name`, `cell-${moon}_stat_cost`],
      [sun, 'Sun', `cell-${sun}_campaign_name`, `cell-${sun}_stat_cost`],
    ]);
    expect(readKeystoneList(contextOf('campaign'))).toMatchObject({ tables: [{ element: table }] });
  });

  test('is the table with visible rows of the level, whatever else the page keeps', () => {
    const hidden = showTable(cell(`cell-${sun}_ad_name`, 'Hidden', 0, 0));
    const left = document.createElement('ks-virtual-table-1-1-1w');
    left.className = 'KsTable';
    left.append(cell(`cell-${moon}_campaign_name`, 'Campaign on its way out'));
    const shown = document.createElement('ks-virtual-table-1-1-1w');
    shown.className = 'KsTable';
    shown.append(cell(`cell-${moon}_ad_name`, 'Moon'));
    hidden.after(left, shown);
    expect(namesOf('adgroup')).toEqual([[moon, 'Moon']]);
  });

  test('has not come yet while the table still shows another level', () => {
    showTable(cell(`cell-${moon}_campaign_name`, 'Moon'));
    expect(read('adgroup')).toBe('not-yet');
  });

  test('is absent without a table, and has not come yet without any cell', () => {
    expect(read()).toBe('absent');
    showTable(cell('header-campaign_name', 'Name'), cell('footer-stat_cost', '–'));
    expect(read()).toBe('not-yet');
  });

  test.each([
    ['an id of hyphens and row numbers', 'cell-0-campaign_name'],
    ['a short id', 'cell-12_campaign_name'],
    ['a long id', 'cell-17900000000000000011_campaign_name'],
    ['letters in the id', 'cell-179000000000000000x_campaign_name'],
    ['no field', `cell-${moon}`],
    ['a field with other letters', `cell-${moon}_<b>`],
    ['a line break after the field', `cell-${moon}_campaign_name\n`],
  ])('is not recognised where all cells have %s', (_, slot) => {
    showTable(cell(slot, 'Moon'));
    expect(read()).toBe('not-recognised');
  });

  test('skips a row without a usable id and keeps the others', () => {
    showTable(cell('cell-12_campaign_name', 'Draft'), cell(`cell-${moon}_campaign_name`, 'Moon'));
    expect(read()).toEqual([[moon, 'Moon', `cell-${moon}_campaign_name`, `cell-${moon}_campaign_name`]]);
  });

  test('is not recognised without any name column', () => {
    showTable(cell(`cell-${moon}_stat_cost`, '9'));
    expect(read()).toBe('not-recognised');
  });

  test.each([
    ['adgroup', 'ad_name', 'adgroup_name'],
    ['ad', 'creative_name', 'ad_name'],
  ] as const)('of the level %s takes %s rather than %s, in any order', (level, wanted, other) => {
    const names = [cell(`cell-${moon}_${wanted}`, 'Right'), cell(`cell-${moon}_${other}`, 'Wrong')];
    showTable(...names);
    expect(namesOf(level)).toEqual([[moon, 'Right']]);
    showTable(...names.reverse());
    expect(namesOf(level)).toEqual([[moon, 'Right']]);
    showTable(cell(`cell-${moon}_${other}`, 'Only'));
    expect(namesOf(level)).toEqual([[moon, 'Only']]);
  });

  test('leaves out a row that takes no room, and a hidden last column', () => {
    showTable(
      cell(`cell-${moon}_campaign_name`, 'Moon', 0, 0),
      cell(`cell-${sun}_campaign_name`, 'Sun', 100),
      cell(`cell-${sun}_stat_cost`, '3', 900, 0),
    );
    expect(read()).toEqual([[sun, 'Sun', `cell-${sun}_campaign_name`, `cell-${sun}_campaign_name`]]);
  });

  test('reads a recycled cell by the id it has now', () => {
    const recycled = cell(`cell-${moon}_campaign_name`, 'Moon');
    showTable(recycled);
    expect(namesOf()).toEqual([[moon, 'Moon']]);
    recycled.slot = `cell-${sun}_campaign_name`;
    recycled.textContent = 'Sun';
    expect(namesOf()).toEqual([[sun, 'Sun']]);
  });

  test('changes nothing of the page', () => {
    showTable(cell(`cell-${moon}_campaign_name`, '<img src=x onerror=alert(1)>'));
    const before = document.documentElement.outerHTML;
    expect(namesOf()).toEqual([[moon, '<img src=x onerror=alert(1)>']]);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
