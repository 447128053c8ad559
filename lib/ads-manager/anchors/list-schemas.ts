import * as z from 'zod/mini';
import { byLevel, Selector, Words } from './parts.ts';

/** Anchors of G3, the current generation: cells in slots named `cell-<id>_<field>`. */
export const KeystoneAnchors = z.object({
  selectors: z.object({
    table: Selector,
    /** Within a name cell: the element that holds nothing but the name. */
    nameText: Selector,
  }),
  /** Field keys of the name by level, the best first. */
  nameFields: byLevel(Words),
});
export type KeystoneAnchors = z.infer<typeof KeystoneAnchors>;

/** Anchors of G2: rows that are elements of their own and carry the id in an attribute. */
export const RowItemAnchors = z.object({
  selectors: z.object({
    /** What holds the rows of one list. */
    body: Selector,
    /** Within the body. */
    row: Selector,
    /** Within a row, where cells can be told; otherwise the row's children are taken. */
    cell: Selector,
    /** Within a cell: the element that holds nothing but the name. */
    nameText: Selector,
  }),
  /** Attributes of a row and of all in it that may hold its id; a trailing `*` stands for any ending. */
  idAttributes: Words,
});
export type RowItemAnchors = z.infer<typeof RowItemAnchors>;

/** Anchors of G1: table rows whose ids only the page's own script knows, so that rows are told by their names. */
export const ViTableAnchors = z.object({
  selectors: z.object({
    /** What holds the rows of one list. */
    body: Selector,
    /** Within the body. */
    row: Selector,
    /** Within a row. */
    cell: Selector,
    /** What holds the table with all its parts. */
    whole: Selector,
    /** Within the whole: what holds a second drawing of the first columns, which stays while the body scrolls sideways. */
    fixedBody: Selector,
  }),
});
export type ViTableAnchors = z.infer<typeof ViTableAnchors>;

/** Anchors of the page's own list calls. */
export const ListReplyAnchors = z.object({
  /** Pieces of the path that tell a list call of a level. */
  paths: byLevel(Words),
  /** Fields of a replied row that hold its id and its name, the best first. */
  idFields: byLevel(Words),
  nameFields: byLevel(Words),
});
export type ListReplyAnchors = z.infer<typeof ListReplyAnchors>;
