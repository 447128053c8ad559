import Papa from 'papaparse';
import { type Figure, type QuantityFormat, quantityFormat } from '#lib/metrics';

/** One cell of an exported table: text from a person or TikTok, a figure, or nothing. */
export type ExportCell = { readonly text: string } | { readonly figure: Figure } | null;

/** What is exported: some lines that say what the numbers are, the titles of the columns, the rows and their total. */
export interface ExportTable {
  readonly about: readonly (readonly [title: string, value: string])[];
  readonly titles: readonly string[];
  /** Gone through once, while the file is written. */
  readonly rows: Iterable<readonly ExportCell[]>;
  readonly totals: readonly ExportCell[];
}

/** `raw` for further calculation: every known digit, no grouping, no signs. `formatted` as the screen shows it. */
export type ExportStyle = 'raw' | 'formatted';

/** Rows in one part of a file: few enough that a page can write a part between two frames. */
const rowsInPart = 100;

/**
 * The table, in parts that follow each other, as CSV that a spreadsheet of this locale opens by itself: UTF-8 with a byte order mark, lines divided by CR LF,
 * and, where the locale writes a decimal comma, columns divided by semicolons (what spreadsheets do in those locales).
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
 * @param locale BCP 47 tag
 */
export function* csvParts(table: ExportTable, style: ExportStyle, locale: string): Generator<string, void, void> {
  const comma = decimalSign(locale) === ',';
  const write = style === 'raw' ? rawNumber(comma) : shownNumber(quantityFormat(locale));
  const cell = (content: ExportCell): string => {
    if (content === null) return '';
    return 'text' in content ? harmless(content.text) : write(content.figure);
  };
  const written = (lines: readonly (readonly string[])[]) =>
    `${Papa.unparse([...lines], { delimiter: comma ? ';' : ',', newline: '\r\n' })}\r\n`;
  const about = table.about.map(([title, value]) => [harmless(title), harmless(value)]);
  yield `\uFEFF${written([...about, [], table.titles.map(harmless)])}`;
  let part: string[][] = [];
  for (const row of table.rows) {
    part.push(row.map(cell));
    if (part.length < rowsInPart) continue;
    yield written(part);
    part = [];
  }
  yield written([...part, table.totals.map(cell)]);
}

function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

/** Signs that start a formula, also behind white space and in their full-width forms. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

function rawNumber(comma: boolean): (figure: Figure) => string {
  return (figure) => {
    if (figure.state === 'none') return '';
    const { quantity } = figure;
    const text = String(quantity.unit === 'money' ? quantity.amount : quantity.value);
    return comma ? text.replace('.', ',') : text;
  };
}

/** An en dash is shown for no value; in a file it would be text among numbers, so the cell is empty there too. */
function shownNumber(format: QuantityFormat): (figure: Figure) => string {
  return (figure) => (figure.state === 'none' ? '' : format(figure.quantity));
}
