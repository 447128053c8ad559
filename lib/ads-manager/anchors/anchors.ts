import type { DraftAnchors } from '../creation/anchors.ts';
import { drafts } from '../creation/built-in-drafts.ts';
import type { KeystoneAnchors, ListReplyAnchors, RowItemAnchors, ViTableAnchors } from './list-schemas.ts';
import { keystone, listReplies, rowItem, viTable } from './lists.ts';

/** One table for each generation of a page and for the page's own calls. */
export interface AnchorTables {
  readonly keystone: KeystoneAnchors;
  readonly 'row-item': RowItemAnchors;
  readonly 'vi-table': ViTableAnchors;
  readonly 'list-replies': ListReplyAnchors;
  readonly drafts: DraftAnchors;
}

/** What the readers of lists look for on TikTok's pages, and which of the page's own calls are listened to. */
export interface Anchors extends AnchorTables {
  /** Counts up over built-in tables and updates alike: year, month, day and two digits, as in 2026112201. */
  readonly version: number;
}

/** The tables of this version of the extension: what every update is measured against and falls back to. */
export const builtInAnchors: Anchors = {
  version: 2026112201,
  keystone,
  'row-item': rowItem,
  'vi-table': viTable,
  'list-replies': listReplies,
  drafts,
};

/** Pieces of the paths of all calls whose replies are read. */
export function tappedPaths(anchors: Anchors): string[] {
  return [anchors['list-replies'].paths, anchors.drafts.paths].flatMap((paths) => Object.values(paths).flat());
}
