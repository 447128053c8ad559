import type { Level } from '../levels.ts';
import type { Figures, ListedRow } from './calls.ts';

/** A row of the table. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** Count in the status badge; null: no badge. */
  readonly notices: number | null;
  readonly isOn: boolean;
  /** Amount without its currency; null: no budget of its own. */
  readonly budget: string | null;
  readonly figures: Figures;
}

const statusTexts: Readonly<Record<string, string>> = {
  delivery_ok: 'Active',
  disable: 'Inactive',
  campaign_disable: 'Campaign inactive',
  ad_disable: 'Ad group inactive',
};

/** Reads a listed row by the internal names of its level. */
export function readRow(listed: ListedRow, { own, path }: Level): Row {
  const id = String(listed[`${own}_id`]);
  const status = String(listed[`${own}_primary_status`]);
  const budget = String(listed.budget);
  return {
    id,
    name: String(listed[`${own}_name`]),
    status: statusTexts[status] ?? status,
    notices: /[37]$/.test(id) ? 2 : null,
    isOn: listed[`${own}_opt_status`] === 0,
    budget: path === 'campaign' && budget !== '0.00' ? budget : null,
    figures: listed.row_data,
  };
}
