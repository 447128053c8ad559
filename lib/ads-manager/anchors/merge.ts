import type { HealthEvent } from '../view.ts';
import type { CheckedAnchors } from './schemas.ts';

interface MergedAnchors<Tables> {
  readonly anchors: Tables;
  /** What of the update was ignored, and why. */
  readonly health: readonly HealthEvent[];
}

/**
 * The anchors with every table of a newer update in place of the built-in one. The tables have been checked against their
 * schemas; one that has not the form of the built-in table nevertheless, or has a selector that the browser does not
 * understand, stays as it was built in.
 */
export function mergeAnchors<Tables extends { readonly version: number }>(
  builtIn: Tables,
  update: CheckedAnchors,
  document: Document,
): MergedAnchors<Tables> {
  const health = update.faults.map(({ table, fault }) => ignored(`table ${table}`, fault));
  // Each script has the tables of its own pages only.
  const tables = Object.entries(update.tables).filter(([name]) => Object.hasOwn(builtIn, name));
  if (tables.length > 0 && update.version <= builtIn.version)
    return { anchors: builtIn, health: [...health, ignored('update', 'it is not newer than the built-in tables')] };
  let anchors = builtIn;
  for (const [name, table] of tables) {
    const fault = faultOf(builtIn[name as keyof Tables], table, document);
    if (fault === null) anchors = { ...anchors, [name]: table, version: update.version };
    else health.push(ignored(`table ${name}`, fault));
  }
  return { anchors, health };
}

function faultOf(builtIn: unknown, table: unknown, document: Document): string | null {
  if (builtIn === undefined || !hasFormOf(builtIn, table)) return 'it has not the form of the built-in table';
  const { selectors = {} } = table as { selectors?: Record<string, string> };
  const unknown = Object.keys(selectors).find((key) => !isSelector(selectors[key] ?? '', document));
  return unknown === undefined ? null : `selectors.${unknown} is no selector`;
}

/** Whether every text, list of texts and group of these in `built` has its like in `other`. */
function hasFormOf(built: unknown, other: unknown): boolean {
  if (typeof built !== 'object' || built === null) return typeof other === typeof built;
  if (Array.isArray(built)) return Array.isArray(other) && other.every((item) => typeof item === 'string');
  if (typeof other !== 'object' || other === null || Array.isArray(other)) return false;
  const others = new Map(Object.entries(other));
  return Object.entries(built).every(([key, value]) => hasFormOf(value, others.get(key)));
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
