import type { Switches } from '../address.ts';
import type { Choice } from '../controls/ks-radios.ts';
import type { DraftStore } from '../draft.ts';
import type { Reworded, Words } from '../words/index.ts';

/** A pixel as the page's own call gives it. */
export interface Pixel {
  readonly pixel_id: string;
  readonly pixel_name: string;
  readonly pixel_code: string;
}

/** What every form is built from. */
export interface Kit {
  readonly words: Words;
  readonly switches: Switches;
  readonly store: DraftStore;
  readonly pixels: readonly Pixel[];
}

/** The wording that the page uses for a text with two. */
export function worded({ switches: { wording }, store }: Kit, text: Reworded): string {
  if (wording !== 'by-flow') return text[wording];
  return store.draft.campaign.isSmartPlus ? text.current : text.earlier;
}

/** Choices in the order of `values`. */
export function choicesOf<Value extends string>(
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
): Choice<Value>[] {
  return values.map((value) => ({ value, text: texts[value] }));
}

export function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
