import type { EventMappingDraft, MappingRow } from '#lib/appsprint/contract';
import { Problem } from '../http/index.ts';
import { defaultRows } from './defaults.ts';
import { refusalOfSdkEvent, refusalOfTikTokEvent } from './names.ts';

/** A row as it is kept: everything else follows from the default mapping. */
export interface StoredRow {
  readonly sdkEvent: string;
  readonly tiktokEvent: string | null;
}

/** The rows that an app has until somebody changes them. */
export const storedDefaults: readonly StoredRow[] = defaultRows.map(({ sdkEvents: [sdkEvent], tiktokEvent, isOn }) => ({
  sdkEvent,
  tiktokEvent: isOn ? tiktokEvent : null,
}));

/** The rows as people see them: those of the default mapping in its order, then the ones added by hand. */
export function shownRows(rows: readonly StoredRow[]): MappingRow[] {
  const byName = new Map(rows.map((row) => [row.sdkEvent, row.tiktokEvent]));
  const known = defaultRows.map(({ sdkEvents: [sdkEvent, ...aliases], tiktokEvent: suggestion, tier }) => ({
    sdkEvent,
    aliases,
    tiktokEvent: byName.get(sdkEvent) ?? null,
    suggestion,
    tier,
  }));
  const names = new Set<string>(known.map(({ sdkEvent }) => sdkEvent));
  const custom = rows.filter(({ sdkEvent }) => !names.has(sdkEvent));
  return [...known, ...custom.map((row) => ({ ...row, aliases: [], suggestion: null, tier: 'custom' as const }))];
}

function invalid(field: string, message: string): Problem {
  return new Problem(400, 'invalid_request', `"${field}" in the body: ${message}`, [{ field, message }]);
}

/**
 * Checks the rows of a draft; a blank TikTok event switches a row off.
 * @throws Problem 400 that names the row
 */
export function checkedRows({ rows }: Pick<EventMappingDraft, 'rows'>): StoredRow[] {
  const firsts = new Set<string>(defaultRows.map(({ sdkEvents: [first] }) => first));
  const seen = new Set<string>();
  const checked = rows.map(({ sdkEvent, tiktokEvent }, index): StoredRow => {
    const refused = firsts.has(sdkEvent) ? null : refusalOfSdkEvent(sdkEvent);
    if (refused !== null) throw invalid(`rows.${index}.sdkEvent`, refused);
    if (seen.has(sdkEvent)) throw invalid(`rows.${index}.sdkEvent`, `"${sdkEvent}" has two rows. Remove one.`);
    seen.add(sdkEvent);
    const target = tiktokEvent?.trim() || null;
    const refusedTarget = target === null ? null : refusalOfTikTokEvent(target);
    if (refusedTarget !== null) throw invalid(`rows.${index}.tiktokEvent`, refusedTarget);
    return { sdkEvent, tiktokEvent: target };
  });
  const missing = [...firsts].find((name) => !seen.has(name));
  if (missing === undefined) return checked;
  throw invalid('rows', `the row ${missing} is missing. Send every row; one without a TikTok event is not forwarded.`);
}
