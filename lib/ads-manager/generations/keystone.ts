import { EntityId, type Level } from '#lib/appsprint/contract';
import type { ListReading, ListRow } from '../view.ts';

/**
 * The current generation (2025/26): one `ks-virtual-table-<suffix>` element with the class `KsTable`, whose light-DOM
 * children are the cells, flat, each with `slot="cell-<rowId>_<field>"`. The tag's suffix changes by deploy and account,
 * the class and TikTok's field keys do not.
 */
const tableClass = 'KsTable';
const cellSlot = /^cell-(\d{15,19})_([a-z0-9_]+)$/;
/** TikTok's front end calls the ad group `ad` and the ad `creative`; a few lists use the API's own words. */
const nameFields: Readonly<Record<Level, readonly string[]>> = {
  campaign: ['campaign_name'],
  adgroup: ['ad_name', 'adgroup_name'],
  ad: ['creative_name', 'ad_name'],
};

/**
 * Reads the lists of one level. A page may keep the tables of other tabs, hidden or still on their way out, so those
 * with visible rows of this level count.
 */
export function readKeystoneList(document: Document, level: Level): ListReading {
  const readings = [...document.querySelectorAll(`.${tableClass}`)].map((table) => readTable(table, level));
  const tables = readings.flatMap((reading) => (reading.state === 'found' ? reading.tables : []));
  if (tables.length > 0) return { state: 'found', generation: 'keystone', tables };
  return readings.find((reading) => reading.state === 'not-recognised') ?? { state: 'not-yet' };
}

/** A table whose cells carry no usable id is *not recognised*: nothing may be painted over it. */
function readTable(table: Element, level: Level): ListReading {
  const rows = new Map<EntityId, ReadRow>();
  let cells = 0;
  for (const cell of table.children) {
    const slot = cell.getAttribute('slot');
    if (!slot?.startsWith('cell-')) continue;
    cells += 1;
    const [, digits, field] = cellSlot.exec(slot) ?? [];
    if (digits === undefined || field === undefined) continue;
    const id = EntityId.parse(digits);
    const row = rows.get(id) ?? {
      name: null,
      nameRank: Number.POSITIVE_INFINITY,
      last: null,
      right: Number.NEGATIVE_INFINITY,
    };
    const rank = nameFields[level].indexOf(field);
    if (rank >= 0 && rank < row.nameRank) Object.assign(row, { name: cell, nameRank: rank });
    const { right, width } = cell.getBoundingClientRect();
    if (width > 0 && right > row.right) Object.assign(row, { last: cell, right });
    rows.set(id, row);
  }
  if (cells === 0) return { state: 'not-yet' };
  if (rows.size === 0)
    return { state: 'not-recognised', reason: 'The rows of this list carry no campaign, ad group or ad id.' };
  const readable = [...rows].flatMap(([id, { name, last }]): ListRow[] =>
    name === null || last === null ? [] : [{ id, name: nameText(name), nameCell: name, lastCell: last }],
  );
  if (readable.length === 0) {
    return isOfOtherLevel(table, level)
      ? { state: 'not-yet' }
      : { state: 'not-recognised', reason: 'The name column of this list was not found.' };
  }
  return { state: 'found', generation: 'keystone', tables: [{ element: table, rows: readable }] };
}

/** After a change of tab the address is ahead of the table, which shows the rows of the level before for a moment. */
function isOfOtherLevel(table: Element, level: Level): boolean {
  const others = new Set(Object.values(nameFields).flat());
  for (const field of nameFields[level]) others.delete(field);
  return [...table.children].some((cell) => others.has(cellSlot.exec(cell.slot)?.[2] ?? ''));
}

interface ReadRow {
  name: Element | null;
  /** Place of the name's field in `nameFields`; the lowest wins. */
  nameRank: number;
  last: Element | null;
  right: number;
}

function nameText(cell: Element): string {
  const link = cell.querySelector('.KsLink, [role="link"]');
  return (link ?? cell).textContent.trim();
}
