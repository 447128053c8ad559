import type { Switches } from '../switches.ts';
import { element } from './element.ts';

/**
 * What stands in the page's flow for the tables: the tables themselves, or, with a portal, an empty box whose place they
 * keep from outside the app's root, as ByteDance's micro-frontends are said to.
 */
export function seatTables(tables: HTMLElement, portal: Switches['portal']): HTMLElement {
  if (portal === 'off') return tables;
  const seat = element('div', { class: 'list-tables' });
  const outside = element('div', { class: 'portal-root' }, tables);
  const follow = () => {
    if (!seat.isConnected) {
      outside.remove();
      return;
    }
    if (!outside.isConnected) document.body.append(outside);
    const { top, left, width, height } = seat.getBoundingClientRect();
    Object.assign(outside.style, { top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${height}px` });
  };
  // It fires also when the seat comes into the page or leaves it.
  new ResizeObserver(follow).observe(seat);
  addEventListener('resize', follow);
  return seat;
}
