import * as z from 'zod/mini';
import type { HealthEvent } from '../view.ts';
import { type Anchors, type TableName, tableSchemas } from './anchors.ts';

/** An update of the tables, as AppSprint's API hands it out. */
const AnchorsUpdate = z.object({ version: z.int(), tables: z.record(z.string(), z.unknown()) });

interface MergedAnchors {
  readonly anchors: Anchors;
  /** What of the update was ignored, and why. */
  readonly health: readonly HealthEvent[];
}

/**
 * The anchors with every table of a newer update in place of the built-in one. A table that does not fit its schema, or
 * has a selector that the browser does not understand, stays as it was built in.
 */
export function mergeAnchors(builtIn: Anchors, update: unknown, document: Document): MergedAnchors {
  const parsed = z.safeParse(AnchorsUpdate, update);
  if (!parsed.success) return { anchors: builtIn, health: [ignored('update', 'it has no version and tables')] };
  const { version, tables } = parsed.data;
  const entries = Object.entries(tables);
  if (entries.length === 0) return { anchors: builtIn, health: [] };
  if (version <= builtIn.version)
    return { anchors: builtIn, health: [ignored('update', 'it is not newer than the built-in tables')] };
  const checked = entries.map(([name, table]) => checkedTable(name, table, document));
  const taken = checked.flatMap((table) => (table.fits ? [[table.name, table.value]] : []));
  return {
    anchors: { ...builtIn, ...Object.fromEntries(taken), version },
    health: checked.flatMap((table) => (table.fits ? [] : ignored(table.reading, table.fault))),
  };
}

type CheckedTable =
  | { readonly fits: true; readonly name: TableName; readonly value: unknown }
  | { readonly fits: false; readonly reading: string; readonly fault: string };

function checkedTable(name: string, table: unknown, document: Document): CheckedTable {
  if (!isTableName(name)) return { fits: false, reading: 'table', fault: 'no table has its name' };
  const reading = `table ${name}`;
  const parsed = z.safeParse(tableSchemas[name], table);
  if (!parsed.success) return { fits: false, reading, fault: `${parsed.error.issues[0]?.path.join('.')} does not fit` };
  const { selectors = {} } = parsed.data as { selectors?: Record<string, string> };
  const unknown = Object.keys(selectors).find((key) => !isSelector(selectors[key] ?? '', document));
  return unknown === undefined
    ? { fits: true, name, value: parsed.data }
    : { fits: false, reading, fault: `selectors.${unknown} is no selector` };
}

function isTableName(name: string): name is TableName {
  return Object.hasOwn(tableSchemas, name);
}

function isSelector(text: string, document: Document): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

function ignored(reading: string, detail: string): HealthEvent {
  return { feature: 'page anchors', reading, problem: 'unexpected', generation: null, detail };
}
