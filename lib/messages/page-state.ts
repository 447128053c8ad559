import * as z from 'zod/mini';
import type { FiguresAnswer } from './figures.ts';
import type { TabSettings } from './tab-settings.ts';

/** How the list of one tab is doing, told by its content script. */
export const ListState = z.enum([
  'painting',
  'waiting',
  'not-recognised',
  'no-room',
  'no-window',
  'no-advertiser',
  'marking',
  'form-not-recognised',
  'left',
]);
export type ListState = z.infer<typeof ListState>;

/** A list's state in one tab, with the sentence that explains it. */
export interface TabState {
  readonly list: ListState | null;
  readonly figures: FiguresAnswer['state'] | 'failed' | null;
  readonly paused: TabSettings['paused'];
}

/** Something about a page that is not as the anchors say, and how often it was met. Structure only. */
export const PageHealth = z.object({
  feature: z.string().check(z.maxLength(60)),
  reading: z.string().check(z.maxLength(100)),
  problem: z.enum(['missing', 'disagreement', 'unexpected']),
  generation: z.nullable(z.enum(['keystone', 'row-item', 'vi-table'])),
  detail: z.string().check(z.maxLength(200)),
  times: z.int(),
});
export type PageHealth = z.infer<typeof PageHealth>;

/** An error of a content script, told once by each page. */
export const ScriptFault = z.object({
  feature: z.string().check(z.maxLength(60)),
  name: z.string().check(z.maxLength(2_000)),
  message: z.string().check(z.maxLength(2_000)),
  stack: z.string().check(z.maxLength(2_000)),
});
