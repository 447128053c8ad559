import * as z from 'zod/mini';
import type { PageAnchors } from '#lib/appsprint/contract';
import { AccountListAnchors } from '../account-list/anchors.ts';
import { CreationAnchors, DraftAnchors } from '../creation/anchors.ts';
import { PixelPageAnchors } from '../pixel-page/anchors.ts';
import type { AnchorTables } from './anchors.ts';
import type { FormTables } from './form-anchors.ts';
import { KeystoneAnchors, ListReplyAnchors, RowItemAnchors, ViTableAnchors } from './list-schemas.ts';

type TableName = keyof AnchorTables | keyof FormTables;

/**
 * The schema of every table. A table is plain data: fixed words, and CSS selectors under the key `selectors`. Nothing in
 * it is ever run or evaluated.
 */
const tableSchemas = {
  keystone: KeystoneAnchors,
  'row-item': RowItemAnchors,
  'vi-table': ViTableAnchors,
  'list-replies': ListReplyAnchors,
  creation: CreationAnchors,
  drafts: DraftAnchors,
  'pixel-page': PixelPageAnchors,
  'account-list': AccountListAnchors,
} as const satisfies Record<TableName, z.ZodMiniType>;

/** An update of the anchors, of which only what fits its schema is left. */
export interface CheckedAnchors extends PageAnchors {
  /** A sentence's end for each table that was left out. */
  readonly faults: readonly { readonly table: string; readonly fault: string }[];
}

/** Leaves out every table of an update that is unknown or does not fit its schema. For the background: schemas are heavy. */
export function checkAnchors({ version, tables }: PageAnchors): CheckedAnchors {
  const checked = Object.entries(tables).map(([name, table]) => checkedTable(name, table));
  return {
    version,
    tables: Object.fromEntries(checked.flatMap((table) => ('value' in table ? [[table.name, table.value]] : []))),
    faults: checked.flatMap((table) => ('fault' in table ? [{ table: table.name, fault: table.fault }] : [])),
  };
}

function checkedTable(name: string, table: unknown) {
  // A name that no table has may be anything, so it is not told.
  if (!Object.hasOwn(tableSchemas, name)) return { name: 'unknown', fault: 'no table has its name' };
  const parsed = z.safeParse(tableSchemas[name as TableName], table);
  if (parsed.success) return { name, value: parsed.data };
  return { name, fault: `${parsed.error.issues[0]?.path.join('.') || 'the whole table'} does not fit` };
}
