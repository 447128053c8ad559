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
  const ended = new Set(running.map(({ targetId }) => targetId));
  // A page that waits for an answer asks again at once, and so starts the next one, which Chromium may give the same id.
  const endThem = async () => {
    const still = (await workers()).filter(({ targetId }) => ended.has(targetId));
    // One that has just ended by itself cannot be closed any more.
    for (const { targetId } of still) await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
    return still;
  };
  await expect.poll(endThem).toEqual([]);
  await session.detach();
}
