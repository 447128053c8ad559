import type { AdvertiserId, Level } from '#lib/appsprint/contract';
import type { Anchors } from '../anchors/index.ts';
import type { Replies } from '../replies/index.ts';
import type { HealthEvent, ListTable } from '../view.ts';

/** What a reader of a list gets to know. */
export interface ListContext {
  readonly document: Document;
  readonly level: Level;
  readonly advertiserId: AdvertiserId | null;
  readonly replies: Replies;
  readonly anchors: Anchors;
}

/** What one generation's reader makes of a page. `absent`: the page has none of its tables. */
export type GenerationReading = (
  | { readonly state: 'found'; readonly tables: readonly ListTable[] }
  | { readonly state: 'not-yet' }
  | { readonly state: 'not-recognised'; readonly reason: string }
  | { readonly state: 'absent' }
) & { readonly health: readonly HealthEvent[] };

export type TableReading = Exclude<GenerationReading, { state: 'absent' | 'found' }> | FoundTable;
interface FoundTable {
  readonly state: 'found';
  readonly table: ListTable;
  readonly health: readonly HealthEvent[];
}

/**
 * One answer for all tables of a generation. A page may keep the tables of other tabs, hidden or still on their way out,
 * so those with visible rows of the level count.
 */
export function readingOf(readings: readonly TableReading[]): GenerationReading {
  const health = readings.flatMap((reading) => reading.health);
  const tables = readings.flatMap((reading) => (reading.state === 'found' ? reading.table : []));
  if (tables.length > 0) return { state: 'found', tables, health };
  const unknown = readings.find((reading) => reading.state === 'not-recognised');
  if (unknown !== undefined) return { state: 'not-recognised', reason: unknown.reason, health };
  return { state: readings.length === 0 ? 'absent' : 'not-yet', health };
}
