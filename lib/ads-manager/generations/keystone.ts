import type { EntityId, Level } from '#lib/appsprint/contract';
import type { KeystoneAnchors } from '../anchors/index.ts';
import { entityIdOf } from '../ids.ts';
import type { HealthEvent, ListRow } from '../view.ts';
import { lastCellOf } from './cells.ts';
import { type GenerationReading, type ListContext, readingOf, type TableReading } from './list-generation.ts';
import { agreeingRows } from './name-check.ts';

/**
 * `cell-<rowId>_<field>`. Older Keystone wrote the row's number where the id is now, so only 15 to 19 digits are trusted.
 */
const cellSlot = /^cell-(\d{15,19})_([a-z0-9_]+)$/;

/** Reads the lists of the current generation (G3): the cells are light-DOM children of the table, flat, without rows. */
export function readKeystoneList(context: ListContext): GenerationReading {
  const tables = [...context.document.querySelectorAll(context.anchors.keystone.selectors.table)];
  return readingOf(tables.map((table) => readTable(table, context)));
}

/** A table whose cells carry no usable id is *not recognised*: nothing may be painted over it. */
function readTable(table: Element, context: ListContext): TableReading {
  const { level } = context;
  const anchors = context.anchors.keystone;
  const rows = new Map<EntityId, ReadRow>();
  let cells = 0;
  let cellsWithoutId = 0;
  for (const cell of table.children) {
    if (!cell.slot.startsWith('cell-')) continue;
    cells += 1;
    const [, digits, field] = cellSlot.exec(cell.slot) ?? [];
    const id = entityIdOf(digits);
    if (id === null || field === undefined) {
      cellsWithoutId += 1;
      continue;
    }
    const row = rows.get(id) ?? { name: null, nameRank: Number.POSITIVE_INFINITY, cells: [] };
    const rank = anchors.nameFields[level].indexOf(field);
    if (rank >= 0 && rank < row.nameRank) Object.assign(row, { name: cell, nameRank: rank });
    row.cells.push(cell);
    rows.set(id, row);
  }
  if (cells === 0) return { state: 'not-yet', health: [] };
  if (rows.size === 0)
    return notRecognised('The rows of this list carry no campaign, ad group or ad id.', 'row id', cells);
  const readable = [...rows].flatMap(([id, { name, cells }]): ListRow[] => {
    const lastCell = name === null ? null : lastCellOf(cells);
    return name === null || lastCell === null ? [] : [{ id, name: nameText(name, anchors), nameCell: name, lastCell }];
  });
  if (readable.length === 0) {
    return isOfOtherLevel(table, level, anchors)
      ? { state: 'not-yet', health: [] }
      : notRecognised('The name column of this list was not found.', 'row name', cells);
  }
  const agreeing = agreeingRows(readable, 'keystone', context);
  const hasUnread = cellsWithoutId > 0 || agreeing.rows.length < rows.size;
  return { state: 'found', table: { element: table, rows: agreeing.rows, hasUnread }, health: agreeing.health };
}

function notRecognised(reason: string, reading: string, cells: number): TableReading {
  const detail = `none in ${cells} cells`;
  const missing: HealthEvent = { feature: 'list rows', reading, problem: 'missing', generation: 'keystone', detail };
  return { state: 'not-recognised', reason, health: [missing] };
}

/** After a change of tab the address is ahead of the table, which shows the rows of the level before for a moment. */
function isOfOtherLevel(table: Element, level: Level, { nameFields }: KeystoneAnchors): boolean {
  const others = new Set(Object.values(nameFields).flat());
  for (const field of nameFields[level]) others.delete(field);
  return [...table.children].some((cell) => others.has(cellSlot.exec(cell.slot)?.[2] ?? ''));
}

interface ReadRow {
  name: Element | null;
  /** Place of the name's field in the anchors; the lowest wins. */
  nameRank: number;
  readonly cells: Element[];
}

function nameText(cell: Element, { selectors }: KeystoneAnchors): string {
  return (cell.querySelector(selectors.nameText) ?? cell).textContent.trim();
}
