// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { CellFocus, type CellName } from './cell-focus.ts';
import { ReaderTable, type SpokenRow } from './reader-table.ts';

const cell = (metric: string, text: string): Cell => ({
  metric,
  state: 'value',
  source: 'attributed',
  text,
  explanation: { heading: `${metric} ${text}`, pairs: [], sentences: [] },
});
const row = (id: string, ...numbers: string[]): SpokenRow => ({
  id,
  name: `Campaign ${id}`,
  cells: numbers.map((number, index) => cell(`m${index}`, number)),
});

let entry: HTMLButtonElement;
let table: ReaderTable;
let focus: CellFocus;
let focused: (CellName | null)[];
let heardByPage: string[];

beforeEach(() => {
  entry = document.createElement('button');
  table = new ReaderTable(document);
  focused = [];
  heardByPage = [];
  focus = new CellFocus({ entry, table, focused: (name) => focused.push(name) });
  document.body.replaceChildren(entry, table.element);
  table.show('Figures', ['M0', 'M1'], [row('1', '11', '12'), row('2', '21', '22'), row('3', '31', '32')]);
  const listen = ({ key }: KeyboardEvent) => heardByPage.push(key);
  document.addEventListener('keydown', listen);
  entry.focus();
  return () => document.removeEventListener('keydown', listen);
});

const press = (...keys: string[]) => {
  for (const key of keys) {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }
  return document.activeElement?.textContent;
};

describe('the arrow keys', () => {
  test.each([
    [['ArrowDown'], 'm0 11, attributed'],
    [['ArrowUp'], 'm0 31, attributed'],
    [['ArrowDown', 'ArrowRight'], 'm1 12, attributed'],
    [['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown'], 'm1 22, attributed'],
    [['ArrowDown', 'ArrowUp', 'ArrowLeft'], 'm0 11, attributed'],
    [['ArrowUp', 'ArrowDown', 'End'], 'm1 32, attributed'],
    [['ArrowDown', 'ArrowRight', 'Home'], 'm0 11, attributed'],
    [['ArrowDown', 'Escape'], ''],
  ])('%j lead to "%s"', (keys, text) => {
    expect(press(...keys)).toBe(text);
  });

  test('are not heard by the page, which would scroll; every other key is', () => {
    press('ArrowDown', 'ArrowDown', 'ArrowRight', 'Escape', 'ArrowDown', 'a');
    expect(heardByPage).toEqual(['a']);
  });

  test('tell which cell has the focus, and when none has it any more', () => {
    press('ArrowDown', 'ArrowRight', 'Escape');
    expect(focused).toEqual([{ id: '1', metric: 'm0' }, null, { id: '1', metric: 'm1' }, null]);
    expect(focus.at).toBeNull();
  });
});

describe('when the list moves', () => {
  test('a row that stays keeps the focus, wherever it stands then', () => {
    press('ArrowDown', 'ArrowDown');
    const hadFocus = focus.at;
    table.show('Figures', ['M0', 'M1'], [row('2', '21', '22'), row('3', '31', '32'), row('4', '41', '42')]);
    focus.keep(hadFocus);
    expect(document.activeElement?.textContent).toBe('m0 21, attributed');
  });

  test('a row that leaves gives the focus back to the tab stop', () => {
    press('ArrowDown');
    const hadFocus = focus.at;
    table.show('Figures', ['M0', 'M1'], [row('4', '41', '42')]);
    focus.keep(hadFocus);
    expect(document.activeElement).toBe(entry);
  });

  test('the focus of the page is left alone', () => {
    const search = document.createElement('input');
    document.body.append(search);
    search.focus();
    table.show('Figures', ['M0', 'M1'], [row('4', '41', '42')]);
    focus.keep(focus.at);
    expect(document.activeElement).toBe(search);
  });
});

describe('the table', () => {
  const texts = () =>
    Array.from(table.element.rows, (line) => Array.from(line.cells, ({ textContent }) => textContent).join(' | '));

  test('has each number in the row of its name and under its metric', () => {
    expect(texts()[0]).toBe('Name | M0 | M1');
    expect(texts()[2]).toBe('Campaign 2 | m0 21, attributed | m1 22, attributed');
    expect(table.element.querySelectorAll('th[scope="row"]')).toHaveLength(3);
    expect(table.element.caption?.textContent).toBe('Figures');
  });

  test('follows rows, numbers and columns', () => {
    table.show('Figures', ['M0'], [row('3', '33'), row('1', '11')]);
    expect(texts()).toEqual(['Name | M0', 'Campaign 3 | m0 33, attributed', 'Campaign 1 | m0 11, attributed']);
    table.show('', [], []);
    expect(texts()).toEqual(['']);
  });

  test('says why there is no number', () => {
    const sentences = ['No value: there are no installs in these dates to divide by.'];
    const none = { ...cell('cpi', '–'), state: 'none' as const, explanation: { heading: 'CPI', pairs: [], sentences } };
    table.show('Figures', ['CPI'], [{ id: '1', name: 'One', cells: [none] }]);
    expect(texts()[1]).toBe('One | CPI. No value: there are no installs in these dates to divide by.');
  });
});
