import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Figure } from '#lib/metrics';
import { csvParts, type ExportCell, type ExportStyle, type ExportTable } from './index.ts';

const installs = (value: number): ExportCell => ({
  figure: { state: 'value', quantity: { unit: 'count', value }, source: 'attributed' },
});
const money = (amount: string): Figure => ({
  state: 'value',
  quantity: { unit: 'money', amount, currency: 'EUR' },
  source: 'reported',
});

function tableOf(rows: readonly (readonly ExportCell[])[]): ExportTable {
  return { about: [['Window', '2026-11-01 to 2026-11-07']], titles: ['Name', 'Spend'], rows, totals: [] };
}

const csvOf = (table: ExportTable, style: ExportStyle, locale: string) => [...csvParts(table, style, locale)].join('');

/** The rows of the table as a spreadsheet of the locale reads them. */
function read(csv: string, delimiter: string): string[][] {
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(csv.slice(1).replace(/\r\n$/, ''), { delimiter, newline: '\r\n' });
  expect(errors).toEqual([]);
  return data.slice(3, -1);
}

describe('an exported name', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'a,b',
      'a;b',
      '"quoted"',
      'two\r\nlines',
      '🎉 Party',
      '=HYPERLINK("https://evil.example")',
      '+1',
      '-1',
      '@x',
    ),
  );

  test('comes back as it was, except that a formula has an apostrophe in front', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), fc.constantFrom('en', 'de'), (names, locale) => {
        const rows = names.map((text): ExportCell[] => [{ text }, installs(1)]);
        const cells = read(csvOf(tableOf(rows), 'raw', locale), locale === 'de' ? ';' : ',').map(
          ([cell]) => cell ?? '',
        );
        for (const [index, text] of names.entries()) {
          const cell = cells[index] ?? '';
          expect(cell === text || cell === `'${text}`).toBe(true);
          expect(cell).not.toMatch(/^\s*[=+\-@]/);
        }
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '\r=1'])('%j is no formula any more', (text) => {
    expect(read(csvOf(tableOf([[{ text }]]), 'raw', 'en'), ',')[0]?.[0]).toBe(`'${text}`);
  });
});

describe('an exported number', () => {
  test.each([
    ['en-US', 'raw', ',', '1234567.125'],
    ['de-DE', 'raw', ';', '1234567,125'],
    ['fr-FR', 'raw', ';', '1234567,125'],
    ['es-ES', 'raw', ';', '1234567,125'],
    ['pt-BR', 'raw', ';', '1234567,125'],
    ['ja-JP', 'raw', ',', '1234567.125'],
    ['ko-KR', 'raw', ',', '1234567.125'],
    ['zh-CN', 'raw', ',', '1234567.125'],
    ['en-US', 'formatted', ',', '€1,234,567.13'],
  ] as const)('in %s, %s, is what a spreadsheet there reads', (locale, style, delimiter, shown) => {
    const table = tableOf([[{ text: 'A' }, { figure: money('1234567.125') }]]);
    expect(read(csvOf(table, style, locale), delimiter)[0]?.[1]).toBe(shown);
  });

  test('that has no value is an empty cell, never 0', () => {
    const none: Figure = { state: 'none', reason: 'no-spend', source: 'attributed' };
    const table = tableOf([[{ text: 'A' }, { figure: none }]]);
    for (const style of ['raw', 'formatted'] as const) expect(read(csvOf(table, style, 'en'), ',')[0]?.[1]).toBe('');
  });
});

test('a file of any number of rows has each of them once, in order, with the titles before and the totals after them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 450 }), fc.constantFrom('en', 'fr'), (count, locale) => {
      const rows = Array.from({ length: count }, (_, index): ExportCell[] => [
        { text: `Row ${index}` },
        installs(index),
      ]);
      const totals: ExportCell[] = [{ text: 'Total' }, installs(rows.length)];
      const parts = [...csvParts({ ...tableOf(rows), totals }, 'raw', locale)];
      const delimiter = locale === 'fr' ? ';' : ',';
      const { data } = Papa.parse<string[]>(parts.join('').replace(/\r\n$/, ''), { delimiter, newline: '\r\n' });
      expect(data.slice(2)).toEqual([
        ['Name', 'Spend'],
        ...rows.map((_, index) => [`Row ${index}`, `${index}`]),
        ['Total', `${count}`],
      ]);
      for (const part of parts) expect(part.split('\r\n').length).toBeLessThan(110);
    }),
  );
});
