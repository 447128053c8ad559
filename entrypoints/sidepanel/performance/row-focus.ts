import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** Rows that a page up or down goes past. */
const pageOfRows = 10;

/** Where a key leads from a row; null for a key that means nothing here. */
export function rowAfter(key: string, row: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(row + 1, last);
    case 'ArrowUp':
      return Math.max(row - 1, 0);
    case 'PageDown':
      return Math.min(row + pageOfRows, last);
    case 'PageUp':
      return Math.max(row - pageOfRows, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

export interface RowFocus {
  /** The row that Tab comes to; every other one is reached from it by the arrow keys. */
  readonly stop: number;
  entered(row: number): void;
  pressed(event: KeyboardEvent): void;
}

/** One tab stop for all rows, or a person would have to press Tab thousands of times to come past them. */
export function useRowFocus(
  scroller: RefObject<HTMLElement | null>,
  virtual: Virtualizer<HTMLDivElement, Element>,
): RowFocus {
  const [chosen, setChosen] = useState(0);
  const goingTo = useRef<number | null>(null);
  const inSight = virtual.getVirtualItems();
  const stop = inSight.some(({ index }) => index === chosen) ? chosen : (virtual.range?.startIndex ?? 0);
  // A row far away is in the page only after the list has scrolled there.
  useEffect(() => {
    if (goingTo.current === null) return;
    const name = scroller.current?.querySelector<HTMLElement>(`[data-row="${goingTo.current}"] button`);
    if (name == null) return;
    goingTo.current = null;
    name.focus({ preventScroll: true });
    // The list has scrolled; where its end is below the window, the page has to follow.
    name.scrollIntoView({ block: 'nearest' });
  });
  return {
    stop,
    entered: setChosen,
    pressed(event) {
      const next = rowAfter(event.key, goingTo.current ?? stop, virtual.options.count);
      if (next === null || isBesideRows(event.target)) return;
      event.preventDefault();
      goingTo.current = next;
      // The row that has the focus leaves the page before the next one is there, and keys in between must not be lost.
      if (!inSight.some(({ index }) => index === next)) scroller.current?.focus({ preventScroll: true });
      setChosen(next);
      virtual.scrollToIndex(next);
    },
  };
}

/** Titles and totals have keys of their own. */
function isBesideRows(target: EventTarget): boolean {
  return target instanceof Element && target.closest('thead, tfoot') !== null;
}
