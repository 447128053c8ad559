import type { Switches } from '../switches.ts';
import type { Column } from './columns.ts';
import { toggleClass } from './markup.ts';

/** A column with its distance from the side at which it stays, in CSS pixels; null: the column scrolls. */
export interface PlacedColumn {
  readonly column: Column;
  readonly pin: { readonly side: 'start' | 'end'; readonly offset: number } | null;
}

/** The columns with the pins that the switch asks for: none, those there are, or also the last column at the end. */
export function withPinsOf(sticky: Switches['sticky'], columns: readonly Column[]): readonly Column[] {
  switch (sticky) {
    case 'start':
      return columns;
    case 'off':
      return columns.map((column) => ({ ...column, pin: null }));
    case 'both':
      return columns.map((column, index) => (index === columns.length - 1 ? { ...column, pin: 'end' } : column));
  }
}

/** Places the pinned columns beside each other, after `first` pixels at the start. */
export function withPins(columns: readonly Column[], first = 0): readonly PlacedColumn[] {
  const offsets = { start: first, end: 0 };
  const offsetOf = ({ pin, width }: Column, side: 'start' | 'end') => {
    if (pin !== side) return null;
    const offset = offsets[side];
    offsets[side] += width;
    return { side, offset };
  };
  const fromStart = columns.map((column) => offsetOf(column, 'start'));
  const fromEnd = columns.toReversed().map((column) => offsetOf(column, 'end'));
  return columns.map((column, index) => ({
    column,
    pin: fromStart[index] ?? fromEnd[columns.length - 1 - index] ?? null,
  }));
}

/** Lets a cell stay at its column's side; `className` marks it. */
export function pinBox(box: HTMLElement, pin: PlacedColumn['pin'], className: string): void {
  if (pin === null) return;
  toggleClass(box, className, true);
  box.style[pin.side === 'start' ? 'insetInlineStart' : 'insetInlineEnd'] = `${pin.offset}px`;
}
