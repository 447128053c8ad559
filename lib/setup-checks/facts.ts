import type { KnownLinks } from '#lib/signal-link';
import type { Objective } from './readings.ts';

/** What AppSprint knows of the app. Null: not set up yet, or it could not be loaded; then no rule says right or wrong because of it. */
export interface Facts {
  /** The pixel saved in AppSprint. `linked`: to this advertiser. */
  readonly pixel: { readonly id: string; readonly number: string | null; readonly linked: boolean } | null;
  /** Rows of the event mapping that have a TikTok event. */
  readonly mapping: readonly { readonly tiktokEvent: string; readonly enabled: boolean }[] | null;
  readonly links: KnownLinks | null;
  /** Most unique attributed Purchase events in 7 days so far, and how many TikTok asks for. */
  readonly valueOptimisation: { readonly best: number; readonly needed: number } | null;
  /** In place of the built-in table: the objective that an event needs. */
  readonly objectives?: Readonly<Record<string, Objective>>;
}
