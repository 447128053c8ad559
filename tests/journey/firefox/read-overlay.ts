import type { Browser, Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import { type PaintedCell, readCells } from '../../../demo/browser/index.ts';
import { connectionOf } from './connection.ts';

const Tree = z.object({ contexts: z.array(z.object({ context: z.string(), url: z.string() })) });
const Host = z.object({
  result: z.object({
    value: z.optional(z.object({ shadowRoot: z.optional(z.nullable(z.object({ sharedId: z.string() }))) })),
  }),
});
const Cells = z.object({ result: z.object({ value: z.string() }) });

/** What the extension has painted over the page, through BiDi itself, because Puppeteer does not reach into a closed root; a page without overlay gives no cells. */
export async function readFirefoxOverlay(browser: Browser, page: Page): Promise<PaintedCell[]> {
  const connection = connectionOf(browser);
  const ask = async (method: string, params: object) => (await connection.send(method, params)).result;
  const { contexts } = z.parse(Tree, await ask('browsingContext.getTree', { maxDepth: 0 }));
  const context = contexts.find(({ url }) => url === page.url())?.context;
  if (context === undefined) return [];
  const found = await ask('script.evaluate', {
    expression: "document.querySelector('appsprint-overlay')",
    target: { context },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
  });
  const root = z.safeParse(Host, found).data?.result.value?.shadowRoot?.sharedId;
  if (root === undefined) return [];
  const read = await ask('script.callFunction', {
    functionDeclaration: `function () { return JSON.stringify((${readCells.toString()}).call(this)); }`,
    this: { sharedId: root },
    target: { context },
    awaitPromise: false,
  });
  const cells = z.safeParse(Cells, read);
  // The overlay was replaced between two calls.
  return cells.success ? (JSON.parse(cells.data.result.value) as PaintedCell[]) : [];
}
