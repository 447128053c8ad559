import type { ApiConfiguration } from '../server/configuration/index.ts';

export type ToStoryApi =
  | { readonly kind: 'start'; readonly configuration: ApiConfiguration }
  /** Epoch milliseconds of the story, or null for the real time. */
  | { readonly kind: 'clock'; readonly at: number | null }
  | { readonly kind: 'stop' };

export type FromStoryApi =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'clock-set' };
