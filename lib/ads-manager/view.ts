import type { AdvertiserId, EntityId, Level } from '#lib/appsprint/contract';
import type { AccountListView } from './account-list/index.ts';
import type { CreationView } from './creation/index.ts';
import type { PageWindow } from './location.ts';
import type { PixelPageView } from './pixel-page/index.ts';

/** What on a page something was read from; the earlier ones outlive more of TikTok's redesigns. */
export type Signal = 'address' | 'slot' | 'reply' | 'test-id' | 'class' | 'aria' | 'attribute' | 'text';

export type Certainty = 'high' | 'medium' | 'low';

/** One thing read from the page, how, and how surely. */
export interface Reading<T> {
  readonly value: T;
  readonly signal: Signal;
  readonly certainty: Certainty;
}

/** Found, not there yet, or not to be had here. When *not yet* has lasted too long is decided by who waits for it. */
export type Answer<T> =
  | ({ readonly state: 'found' } & Reading<T>)
  | { readonly state: 'not-yet' }
  | { readonly state: 'not-here'; readonly reason: string };

/** TikTok's redesigns of the list: G3 (slots, 2025/26), G2 (row items, 2024/25), G1 (`vi` tables, to 2023/24). */
export type GenerationName = 'keystone' | 'row-item' | 'vi-table';

/** One row that the page holds right now. Elements are read anew for every picture, because the page recycles them. */
export interface ListRow {
  readonly id: EntityId;
  readonly name: string;
  readonly nameCell: Element;
  /** The cell whose right edge is furthest right. */
  readonly lastCell: Element;
}

/** A list of a page: its rows, and the element whose changes mean that they may be others now. */
export interface ListTable {
  readonly element: Element;
  readonly rows: readonly ListRow[];
  /** Whether the page shows rows between or beside these that could not be read. */
  readonly hasUnread: boolean;
}

/** Found, not there yet, or there in a form that is not understood. */
export type ListReading =
  | { readonly state: 'found'; readonly generation: GenerationName; readonly tables: readonly ListTable[] }
  | { readonly state: 'not-yet' }
  | { readonly state: 'not-recognised'; readonly reason: string };

/** What limits the rows of a list, as its address says. */
export interface PageFilter {
  /** Ids that the rows are or belong to: every id of the address's campaign, ad group and ad filters. */
  readonly within: readonly EntityId[];
  readonly search: string | null;
  /** Names of the filters of the address whose meaning is not known, so that a sum over the list cannot be known either. */
  readonly notUnderstood: readonly string[];
}

/** Something about a page that is not as the anchors say. Structure only: never a name, an id or an amount of the page. */
export interface HealthEvent {
  /** What suffers, as in `list rows`. */
  readonly feature: string;
  /** What was read, as in `row id`. */
  readonly reading: string;
  readonly problem: 'missing' | 'disagreement' | 'unexpected';
  readonly generation: GenerationName | null;
  readonly detail: string;
}

/** One of the three lists of Ads Manager. */
export interface ListView {
  readonly surface: 'list';
  readonly level: Level;
  readonly advertiserId: AdvertiserId | null;
  /** Null where the address names no days, which is normal on a first visit: the range shown is then unknown. */
  readonly window: PageWindow | null;
  readonly filter: PageFilter;
  readonly list: ListReading;
  /** Rows of the whole filtered set, all pages together, as the page's own list reply says. */
  readonly rowCount: Answer<number>;
  readonly health: readonly HealthEvent[];
}

/** What a page is and shows. */
export type View = ListView | CreationView | PixelPageView | AccountListView | { readonly surface: 'elsewhere' };
