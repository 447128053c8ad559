import type { AdvertiserId, EntityId } from '#lib/appsprint/contract';
import type { RowItemAnchors } from '../anchors/index.ts';
import { entityIdOf } from '../ids.ts';
import { plainText, type RowNames } from '../replies/index.ts';
import type { HealthEvent, ListRow } from '../view.ts';
import { lastCellOf, rowsNear, takesRoom } from './cells.ts';
import { type GenerationReading, type ListContext, readingOf, type TableReading } from './list-generation.ts';
import { agreeingRows } from './name-check.ts';

const ids = /(?<!\d)\d{15,19}(?!\d)/g;

/** Reads the lists of G2: rows are elements and carry the id in an attribute. */
export function readRowItemList(context: ListContext): GenerationReading {
  const { body } = context.anchors['row-item'].selectors;
  return readingOf([...context.document.querySelectorAll(body)].map((table) => readTable(table, context)));
}

function readTable(table: Element, context: ListContext): TableReading {
  const anchors = context.anchors['row-item'];
  const rows = rowsNear(table, [...table.querySelectorAll(anchors.selectors.row)]);
  if (rows.length === 0) return { state: 'not-yet', health: [] };
  const names = context.replies.rowNames(context.level, context.advertiserId);
  const read = rows.flatMap((row) => {
    const id = idOf(row, anchors, context.advertiserId);
    return id === null ? [] : (rowOf(row, id, anchors, names) ?? []);
  });
  const single = withoutDoubles(read);
  if (single.rows.length === 0) {
    return {
      state: 'not-recognised',
      reason: 'The rows of this list carry no single campaign, ad group or ad id.',
      health: [event('row id', 'missing', `none in ${rows.length} rows`), ...single.health],
    };
  }
  const agreeing = agreeingRows(single.rows, 'row-item', context);
  return {
    state: 'found',
    table: { element: table, rows: agreeing.rows, hasUnread: agreeing.rows.length < rows.length },
    health: [...single.health, ...agreeing.health],
  };
}

/** The id of a row, where its attributes hold exactly one that is not the ad account's; with several it stays blank. */
function idOf(row: Element, { idAttributes }: RowItemAnchors, advertiserId: AdvertiserId | null): EntityId | null {
  const found = new Set<string>();
  for (const element of [row, ...row.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      if (idAttributes.some((word) => fits(word, name))) for (const [id] of value.matchAll(ids)) found.add(id);
    }
  }
  if (advertiserId !== null) found.delete(advertiserId);
  const [only, ...others] = found;
  return others.length > 0 ? null : entityIdOf(only);
}

function fits(word: string, attribute: string): boolean {
  return word.endsWith('*') ? attribute.startsWith(word.slice(0, -1)) : attribute === word;
}

/** The name's cell is the one that shows the name replied for the id; without replies the first with a link or text. */
function rowOf(row: Element, id: EntityId, { selectors }: RowItemAnchors, names: RowNames): ListRow | null {
  const marked = [...row.querySelectorAll(selectors.cell)];
  const cells = (marked.length > 0 ? marked : [...row.children]).filter(takesRoom);
  const lastCell = lastCellOf(cells);
  const replied = names.namesOf(id);
  const nameCell =
    cells.find((cell) => replied.some((name) => plainText(cell.textContent).includes(name))) ??
    cells.find((cell) => cell.querySelector(selectors.nameText) !== null) ??
    cells.find((cell) => cell.textContent.trim() !== '');
  if (nameCell === undefined || lastCell === null) return null;
  const name = (nameCell.querySelector(selectors.nameText) ?? nameCell).textContent.trim();
  return { id, name, nameCell, lastCell };
}

/** Two rows with one id: one of them holds what it held before, and nobody knows which. */
function withoutDoubles(rows: readonly ListRow[]): { rows: readonly ListRow[]; health: readonly HealthEvent[] } {
  const single = rows.filter(({ id }) => rows.filter((other) => other.id === id).length === 1);
  return single.length === rows.length
    ? { rows, health: [] }
    : { rows: single, health: [event('row id', 'disagreement', `${rows.length - single.length} rows share an id`)] };
}

function event(reading: string, problem: HealthEvent['problem'], detail: string): HealthEvent {
  return { feature: 'list rows', reading, problem, generation: 'row-item', detail };
}
