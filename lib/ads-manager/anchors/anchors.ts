import type * as z from 'zod/mini';
import { KeystoneAnchors, keystone } from './keystone.ts';
import { ListReplyAnchors, listReplies } from './list-replies.ts';
import { RowItemAnchors, rowItem } from './row-item.ts';
import { ViTableAnchors, viTable } from './vi-table.ts';

/**
 * The schema of every table. A table is plain data: fixed words, and CSS selectors under the key `selectors`. Nothing in
 * it is ever run or evaluated.
 */
export const tableSchemas = {
  keystone: KeystoneAnchors,
  'row-item': RowItemAnchors,
  'vi-table': ViTableAnchors,
  'list-replies': ListReplyAnchors,
} as const satisfies Record<string, z.ZodMiniType>;

export type TableName = keyof typeof tableSchemas;

/** Everything the readers look for on TikTok's pages: one table for each generation of a page. */
export type Anchors = {
  /** Counts up over built-in tables and updates alike: year, month, day and two digits, as in 2026112201. */
  readonly version: number;
} & { readonly [N in TableName]: z.output<(typeof tableSchemas)[N]> };

/** The tables of this version of the extension: what every update is measured against and falls back to. */
export const builtInAnchors: Anchors = {
  version: 2026112201,
  keystone,
  'row-item': rowItem,
  'vi-table': viTable,
  'list-replies': listReplies,
};

/** Pieces of the paths of all calls whose replies are read. */
export function tappedPaths(anchors: Anchors): string[] {
  return Object.values(anchors['list-replies'].paths).flat();
}
