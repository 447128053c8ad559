import { levels } from '../levels.ts';
import { type Address, onLevel, writeAddress } from './address.ts';
import type { Figures, ListedRow } from './calls.ts';

/** A row of the table. */
export interface Row {
  readonly id: string;
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
}

const statusTexts: Readonly<Record<string, string>> = {
  delivery_ok: 'Active',
  disable: 'Inactive',
  campaign_disable: 'Campaign inactive',
  ad_disable: 'Ad group inactive',
};

/** Reads a listed row by the internal names of its level. */
export function readRow(listed: ListedRow, address: Address): Row {
  const { own, path } = address.level;
  const id = String(listed[`${own}_id`]);
  const status = String(listed[`${own}_primary_status`]);
  const budget = String(listed.budget);
  return {
    id,
    name: String(listed[`${own}_name`]),
    status: statusTexts[status] ?? status,
    isActive: status === 'delivery_ok',
    notices: /[37]$/.test(id) ? 2 : null,
    isOn: listed[`${own}_opt_status`] === 0,
    budget: path === 'campaign' && budget !== '0.00' ? budget : null,
    figures: listed.row_data ?? listed.stat_data ?? {},
    href: writeAddress(below(address, id)),
    listed,
  };
}

/** The list of the level below, limited to the row with this id. */
export function below(address: Address, id: string): Address {
  const { level } = address;
  return onLevel(address, levels[levels.indexOf(level) + 1] ?? level, [{ field: level.filter, ids: [id] }]);
}
