import { type CDPSession, expect, type Page } from '@playwright/test';

/** The overlay's closed root, reached through the debugging protocol as no page can. */
export interface ClosedRoot {
  /** Clicks the middle of the element that the selector finds, with the real pointer. */
  click(selector: string): Promise<void>;
  /** Runs `read` with the root as `this`; it may use nothing from outside itself. */
  ask<T>(read: (this: ShadowRoot) => T): Promise<T>;
}

export async function closedRoot(page: Page): Promise<ClosedRoot> {
  const session = await page.context().newCDPSession(page);
  const objectId = await rootObject(session);
  const call = async (declaration: string, values: readonly unknown[]): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: declaration,
      arguments: values.map((value) => ({ value })),
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    async click(selector) {
      const middle = async () =>
        (await call(
          `function (selector) {
            const element = this.querySelector(selector);
            if (element === null || !element.checkVisibility({ visibilityProperty: true })) return null;
            const { left, top, width, height } = element.getBoundingClientRect();
            return width === 0 ? null : { x: left + width / 2, y: top + height / 2 };
          }`,
          [selector],
        )) as { x: number; y: number } | null;
      await expect.poll(middle).not.toBeNull();
      const place = await middle();
      if (place !== null) await page.mouse.click(place.x, place.y);
    },
    ask: async <T>(read: (this: ShadowRoot) => T) => (await call(`${read}`, [])) as T,
  };
}

async function rootObject(session: CDPSession): Promise<string> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'appsprint-overlay' });
  const { node } = await session.send('DOM.describeNode', { nodeId, depth: 1, pierce: true });
  const [shadowRoot] = node.shadowRoots ?? [];
  if (shadowRoot === undefined) throw new Error('The overlay has no root.');
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadowRoot.backendNodeId });
  if (object.objectId === undefined) throw new Error('The root of the overlay has gone.');
  return object.objectId;
}
