import { type BrowserContext, expect } from '@playwright/test';

/** Ends the extension's background worker, as the browser does when it was idle; the next message starts it anew. */
export async function endWorker(context: BrowserContext): Promise<void> {
  const [page] = context.pages();
  if (page === undefined) throw new Error('A page is needed to reach the browser.');
  const session = await context.newCDPSession(page);
  const workers = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(({ type }) => type === 'service_worker');
  };
  const running = await workers();
  expect(running).not.toEqual([]);
  for (const { targetId } of running) await session.send('Target.closeTarget', { targetId });
  // A page that waits for an answer asks again at once, and so starts the next one.
  const ended = new Set(running.map(({ targetId }) => targetId));
  await expect.poll(async () => (await workers()).filter(({ targetId }) => ended.has(targetId))).toEqual([]);
  await session.detach();
}
