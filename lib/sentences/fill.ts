import type { SentenceValues } from './sentence.ts';

/** A text with its `{name}`s filled in; a place without a value stays, so that the mistake is seen. */
export function fillPlaces(text: string, values: SentenceValues): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
