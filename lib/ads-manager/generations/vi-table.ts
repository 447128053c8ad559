import { plainText, type RowNames } from '../replies/index.ts';
import type { HealthEvent, ListRow } from '../view.ts';
import { lastCellOf, rowsNear, takesRoom } from './cells.ts';
import { type GenerationReading, type ListContext, readingOf, type TableReading } from './list-generation.ts';

/**
 * Reads the lists of G1, whose rows show names only. A row's id is that of the only row with its name that the page was
 * ever given for this level and ad account; a name of two rows, or one that was never replied, stays blank.
 */
export function readViTableList(context: ListContext): GenerationReading {
  const { body } = context.anchors['vi-table'].selectors;
  return readingOf([...context.document.querySelectorAll(body)].map((table) => readTable(table, context)));
}

const notYet: TableReading = { state: 'not-yet', health: [] };

function readTable(table: Element, context: ListContext): TableReading {
  const { replies, level, advertiserId } = context;
  const { selectors } = context.anchors['vi-table'];
  const rows = rowsNear(table, [...table.querySelectorAll(selectors.row)]).flatMap((row) => {
    const cells = [...row.querySelectorAll(selectors.cell)];
    return cells.length === 0 ? [] : [cells];
  });
  if (rows.length === 0) return notYet;
  if (!replies.observing)
    return notRecognised(
      'The rows of this list carry no ids, and reading the page’s own replies is switched off.',
      'row id',
      rows.length,
    );
  // While a list is on its way, nobody knows whether the rows shown are those before it or after it.
  if (replies.listPending) return notYet;
  const names = replies.rowNames(level, advertiserId);
  if (!names.complete) {
    return notRecognised(
      'The rows of this list carry no ids, and some of the page’s own replies were missed. Reload the page.',
      'row id',
      rows.length,
    );
  }
  const column = nameColumn(rows, names);
  if (column === null)
    return notRecognised(
      'The names in this list are not those of its campaigns, ad groups or ads.',
      'row name',
      rows.length,
    );
  const texts = rows.map((cells) => nameIn(cells[column], names) ?? '');
  if (isLeftOver(table, `${level} ${advertiserId}`, texts)) return notYet;
  // The header of the list stands outside of the element that scrolls.
  const whole = table.closest(selectors.whole) ?? table;
  const fixedBodies = [...whole.querySelectorAll(selectors.fixedBody)];
  const fixedRows = fixedBodies.flatMap((body) => rowsNear(body, [...body.querySelectorAll(selectors.row)]));
  const named = rows.flatMap((cells, index): ListRow[] => {
    const [cell, name = ''] = [cells[column], texts[index]];
    const id = names.onlyIdOf(name);
    const lastCell = lastCellOf(cells);
    if (cell === undefined || id === null || lastCell === null) return [];
    const nameCell = fixedCell(cell, name, fixedRows, selectors.cell, names) ?? cell;
    return [{ id, name, nameCell, lastCell }];
  });
  const read = withoutDoubles(named);
  return { state: 'found', table: { element: whole, rows: read, hasUnread: read.length < rows.length }, health: [] };
}

/**
 * The only column that shows a replied name in every row. With two of them nobody knows which holds the names: a campaign
 * may be called as a status is.
 */
function nameColumn(rows: readonly (readonly Element[])[], names: RowNames): number | null {
  // A row without a name would leave its place to whatever else reads like a name.
  if (names.has('')) return null;
  const columns = [...(rows[0] ?? []).keys()].filter((index) =>
    rows.every((cells) => nameIn(cells[index], names) !== null),
  );
  const [only = null] = columns;
  return columns.length === 1 ? only : null;
}

/** The replied name that a cell shows, alone or in an element of its own beside controls. */
function nameIn(cell: Element | undefined, names: RowNames): string | null {
  if (cell === undefined) return null;
  const texts = new Set([cell, ...cell.querySelectorAll('*')].map((element) => plainText(element.textContent)));
  const [only, ...others] = [...texts].filter((text) => text !== '' && names.has(text));
  return only === undefined || others.length > 0 ? null : only;
}

/** The drawing of a name's cell that is seen: the one of a fixed part at the same height that shows the same name. */
function fixedCell(
  cell: Element,
  name: string,
  fixedRows: readonly Element[],
  selector: string,
  names: RowNames,
): Element | null {
  const { top } = cell.getBoundingClientRect();
  const row = fixedRows.find((fixed) => Math.abs(fixed.getBoundingClientRect().top - top) < 2);
  const cells = [...(row?.querySelectorAll(selector) ?? [])];
  return cells.find((fixed) => takesRoom(fixed) && nameIn(fixed, names) === name) ?? null;
}

/** A name that two rows show at the same time is no row's own. */
function withoutDoubles(rows: readonly ListRow[]): readonly ListRow[] {
  return rows.filter(({ id }) => rows.filter((other) => other.id === id).length === 1);
}

/** What each table showed when it was last read, and for which list. */
const lastShown = new WeakMap<Element, { readonly list: string; readonly texts: string }>();

/**
 * After a change of tab the table shows the rows of the level before for a moment, even when the reply is already there.
 * The same names in the same order are taken for these rows.
 */
function isLeftOver(table: Element, list: string, names: readonly string[]): boolean {
  const texts = JSON.stringify(names);
  const last = lastShown.get(table);
  if (last !== undefined && last.list !== list && last.texts === texts) return true;
  lastShown.set(table, { list, texts });
  return false;
}

function notRecognised(reason: string, reading: string, rows: number): TableReading {
  const missing: HealthEvent = {
    feature: 'list rows',
    reading,
    problem: 'missing',
    generation: 'vi-table',
    detail: `none in ${rows} rows`,
  };
  return { state: 'not-recognised', reason, health: [missing] };
}
