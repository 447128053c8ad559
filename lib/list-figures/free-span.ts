/** A stretch along one axis, in CSS pixels. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The longest part of `whole` that stays `margin` away from everything in `taken`; null where none is as long as `least`. */
export function longestFree(whole: Span, taken: readonly Span[], margin: number, least: number): Span | null {
  let longest: Span | null = null;
  let from = whole.from;
  const end: Span = { from: whole.to + margin, to: whole.to + margin };
  for (const span of [...taken.toSorted((one, other) => one.from - other.from), end]) {
    const to = Math.min(span.from - margin, whole.to);
    if (to - from >= Math.max(least, longest === null ? 0 : longest.to - longest.from + 1)) longest = { from, to };
    from = Math.max(from, span.to + margin);
  }
  return longest;
}
