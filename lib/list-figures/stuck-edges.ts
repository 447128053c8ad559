import type { Box } from '#lib/overlay';
import { drawnAncestry, drawnParent, elementAt } from './drawn-tree.ts';

type Edge = 'top' | 'bottom' | 'left' | 'right';

/** Things that stick over one edge, such as a page's bar over a sticky table header. */
const mostStuck = 3;

/**
 * The visible part without what sticky headers, footers and columns of the page cover. What sticks is found by looking at
 * the edges of the visible part, because it may be anywhere in the page's tree.
 * @param nameCell of a row that is in sight
 */
export function withoutStuckEdges(visible: Box, nameCell: Element): Box {
  const around = new Set(drawnAncestry(nameCell));
  const { top, bottom, left, right } = nameCell.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  // The first columns may stick, so the name's own column is looked at, and the far end, where the band stands.
  const columns = [(left + right) / 2, visible.right - 4, visible.left + 4];
  let rest = visible;
  const cutEdge = (edge: Edge, pointOf: (rest: Box) => { readonly x: number; readonly y: number }) => {
    for (let count = 0; count < mostStuck; count++) {
      const { x, y } = pointOf(rest);
      if (x < visible.left || x >= visible.right || y < visible.top || y >= visible.bottom) return;
      const stuck = stuckAt(nameCell.ownerDocument, x, y, edge, around);
      const limit = stuck && limitOf(stuck.getBoundingClientRect(), edge, rest);
      if (limit === null) return;
      rest = { ...rest, [edge]: limit };
    }
  };
  for (const x of columns) {
    cutEdge('top', ({ top: y }) => ({ x, y: y + 1 }));
    cutEdge('bottom', ({ bottom: y }) => ({ x, y: y - 1 }));
  }
  cutEdge('left', ({ left: x }) => ({ x: x + 1, y: middle }));
  cutEdge('right', ({ right: x }) => ({ x: x - 1, y: middle }));
  return rest;
}

/** The outermost element at a point that keeps its place at this edge and that the rows are not inside of. */
function stuckAt(document: Document, x: number, y: number, edge: Edge, around: ReadonlySet<Element>): Element | null {
  let found: Element | null = null;
  for (let each = elementAt(document, x, y); each !== null && !around.has(each); each = drawnParent(each)) {
    const style = getComputedStyle(each);
    if (style.position === 'fixed' || (style.position === 'sticky' && style[edge] !== 'auto')) found = each;
  }
  return found;
}

/** Where the visible part ends at what sticks; null for something in its midst, which only covers some cells. */
function limitOf(stuck: Box, edge: Edge, visible: Box): number | null {
  const spansWidth = stuck.left <= visible.left + 1 && stuck.right >= visible.right - 1;
  const reachesOver = {
    top: stuck.top <= visible.top + 1 && stuck.bottom < visible.bottom,
    bottom: stuck.bottom >= visible.bottom - 1 && stuck.top > visible.top,
    left: stuck.left <= visible.left + 1 && stuck.right < visible.right,
    right: stuck.right >= visible.right - 1 && stuck.left > visible.left,
  };
  const opposite = { top: stuck.bottom, bottom: stuck.top, left: stuck.right, right: stuck.left };
  const isAcross = edge === 'top' || edge === 'bottom';
  return reachesOver[edge] && (spansWidth || !isAcross || isCellOf(stuck, edge, visible)) ? opposite[edge] : null;
}

/** A sticky header may be made of cells that stick each on its own. */
function isCellOf(stuck: Box, edge: Edge, visible: Box): boolean {
  return Math.abs(stuck[edge] - visible[edge]) <= 1;
}
