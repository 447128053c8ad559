import type { CDPSession, Page } from '@playwright/test';

/** One cell of the overlay as a person sees it. */
export interface PaintedCell {
  /** What the row is about: an entity's id, or the overlay's own word for a total. */
  readonly id: string;
  readonly metric: string;
  readonly state: string;
  readonly source: string;
  readonly text: string;
  /** CSS pixels from the top left of the viewport. */
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Whether any part of it shows: it has a box, in the viewport, that no part of the overlay cuts off or hides. */
  readonly visible: boolean;
}

/**
 * What the extension has painted over the page. Its shadow root is closed to scripts, so it is reached through the
 * browser's own debugging protocol. A page without overlay, or one that is just being replaced, gives no cells.
 */
export async function readOverlay(page: Page): Promise<PaintedCell[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const cells: PaintedCell[] = [];
    for (const root of await closedRoots(session)) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: root });
      if (object.objectId === undefined) continue;
      const answer = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: readCells.toString(),
        returnByValue: true,
      });
      cells.push(...(answer.result.value as PaintedCell[]));
    }
    return cells;
  } catch (error) {
    if (error instanceof Error && nodesGone.test(error.message)) return [];
    throw error;
  } finally {
    await session.detach();
  }
}

/** What the protocol answers about a document that was replaced between two of its calls. */
const nodesGone = /Could not find node|No node with given id|Cannot find context|Execution context was destroyed/;

/** Only the overlay's own elements are described: asking for the whole document takes seconds on a long list. */
async function closedRoots(session: CDPSession): Promise<number[]> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'appsprint-overlay, appsprint-rows',
  });
  const roots: number[] = [];
  for (const nodeId of nodeIds) {
    const { node } = await session.send('DOM.describeNode', { nodeId, depth: 1, pierce: true });
    roots.push(...(node.shadowRoots ?? []).map((shadowRoot) => shadowRoot.backendNodeId));
  }
  return roots;
}

/** Runs in the page, with the shadow root as `this`; uses nothing from outside itself. */
export function readCells(this: ShadowRoot): PaintedCell[] {
  const cells = this.querySelectorAll('[data-metric][data-state]');
  return Array.from(cells, (cell) => {
    const { x, y, width, height } = cell.getBoundingClientRect();
    const seen = { left: Math.max(x, 0), top: Math.max(y, 0), right: x + width, bottom: y + height };
    seen.right = Math.min(seen.right, innerWidth);
    seen.bottom = Math.min(seen.bottom, innerHeight);
    // Rows may lie in a scroller of the page, which cuts them off as well.
    const outside = this.host.localName === 'appsprint-rows' ? this.host : null;
    for (
      let around: Element | null = cell.parentElement;
      around !== null;
      around = around.parentElement ?? (around.getRootNode() === this ? outside : null)
    ) {
      const { overflow, clipPath } = getComputedStyle(around);
      // So is hidden what can be reached by keyboard alone.
      if (clipPath === 'inset(100%)') seen.right = seen.left;
      if (overflow === 'visible') continue;
      const box = around.getBoundingClientRect();
      seen.left = Math.max(seen.left, box.left);
      seen.top = Math.max(seen.top, box.top);
      seen.right = Math.min(seen.right, box.right);
      seen.bottom = Math.min(seen.bottom, box.bottom);
    }
    return {
      id: cell.closest('[data-id]')?.getAttribute('data-id') ?? '',
      metric: cell.getAttribute('data-metric') ?? '',
      state: cell.getAttribute('data-state') ?? '',
      source: cell.getAttribute('data-source') ?? '',
      text: cell.textContent ?? '',
      rect: { x, y, width, height },
      visible:
        seen.right > seen.left &&
        seen.bottom > seen.top &&
        cell.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    };
  });
}
