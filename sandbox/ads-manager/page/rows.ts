import { type Level, levels } from '../levels.ts';
import { type Address, onLevel, writeAddress } from './address.ts';
import type { Figures, ListedRow, ListReply } from './calls.ts';
import type { Words } from './words.ts';

/** A row of the table. */
export interface Row {
  /** The id that the row really stands for; text, also where the page itself does not say it. */
  readonly id: string;
  /** What the page carries as the row's id: for an upgraded Smart+ ad it may be none. */
  readonly shownId: string;
  readonly name: string;
  readonly status: string;
  readonly isActive: boolean;
  /** Count in the status badge; null: no badge. */
  readonly notices: number | null;
  readonly isOn: boolean;
  /** Amount without its currency; null: no budget of its own. */
  readonly budget: string | null;
  readonly figures: Figures;
  /** Where the name leads: to the level below, limited to this row; an ad's to itself. */
  readonly href: string;
  readonly listed: ListedRow;
  /** The id of the level above; null: there is none. */
  readonly parentId: string | null;
  /** The id of the row below; null: there is none. */
  readonly nextId: string | null;
}

/** Reads listed rows by the internal names of their level. */
export function readRows({ table, realIds }: ListReply, address: Address, words: Words): readonly Row[] {
  const idAt = (index: number) => realIds.get(index) ?? idOf(table[index], address.level);
  return table.map((listed, index) => {
    const { own, path } = address.level;
    const status = String(listed[`${own}_primary_status`]);
    const budget = String(listed.budget);
    const id = idAt(index) ?? '';
    const shownId = idOf(listed, address.level) ?? '';
    return {
      id,
      // Two rows cannot have the same key on a page; what stands beside the 0 on the real one is not known.
      shownId: shownId === '0' ? `0-${index}` : shownId,
      name: String(listed[`${own}_name`]),
      status: words.statuses[status] ?? status,
      isActive: status === 'delivery_ok',
      notices: /[37]$/.test(id) ? 2 : null,
      isOn: listed[`${own}_opt_status`] === 0,
      budget: path === 'campaign' && budget !== '0.00' ? budget : null,
      figures: listed.row_data ?? listed.stat_data ?? {},
      href: writeAddress(below(address, shownId)),
      listed,
      parentId: parentOf(listed, address.level),
      nextId: idAt(index + 1),
    };
  });
}

/** The list of the level below, limited to the row with this id. */
export function below(address: Address, id: string): Address {
  const { level } = address;
  return onLevel(address, levels[levels.indexOf(level) + 1] ?? level, [{ field: level.filter, values: [id] }]);
}

function idOf(listed: ListedRow | undefined, { own }: Level): string | null {
  if (listed === undefined) return null;
  return String(listed.virtual_creative_id ?? listed[`${own}_id`]);
}

function parentOf(listed: ListedRow, { path }: Level): string | null {
  switch (path) {
    case 'campaign':
      return null;
    case 'adgroup':
      return String(listed.campaign_id);
    case 'creative':
      return String(listed.ad_id);
  }
}
