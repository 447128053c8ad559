import type { CDPSession, Page } from '@playwright/test';
import * as z from 'zod/mini';

/** What is in use after everything that nobody holds was thrown away. */
export interface Heap {
  /** Bytes of JavaScript. */
  readonly used: number;
  /** Nodes and listeners of the page; a worker has none. */
  readonly nodes: number;
  readonly listeners: number;
}

const Usage = z.object({ usedSize: z.number() });
const Reply = z.object({ id: z.optional(z.number()), result: z.optional(z.unknown()) });

/** Twice, because what ends in the first collection may hold things until the second. */
const collections = 3;

export async function pageHeap(page: Page): Promise<Heap> {
  const session = await page.context().newCDPSession(page);
  try {
    for (let time = 0; time < collections; time += 1) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { used: usedSize, nodes, listeners: jsEventListeners };
  } finally {
    await session.detach();
  }
}

/** @param page any page of the browser, through which its workers are reached */
export async function workerHeap(page: Page): Promise<Heap> {
  const session = await page.context().newCDPSession(page);
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(({ type }) => type === 'service_worker');
    if (worker === undefined) throw new Error('No worker is running.');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    for (let time = 0; time < collections; time += 1) await sendTo(session, sessionId, 'HeapProfiler.collectGarbage');
    const { usedSize } = z.parse(Usage, await sendTo(session, sessionId, 'Runtime.getHeapUsage'));
    return { used: usedSize, nodes: 0, listeners: 0 };
  } finally {
    await session.detach();
  }
}

let lastId = 0;

/** Playwright has no session of its own for a worker; the browser hands messages on to one. */
async function sendTo(session: CDPSession, sessionId: string, method: string): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  const answered = new Promise<unknown>((resolve) => {
    const hear = ({ message }: { message: string }) => {
      const reply = z.parse(Reply, JSON.parse(message));
      if (reply.id !== id) return;
      session.off('Target.receivedMessageFromTarget', hear);
      resolve(reply.result);
    };
    session.on('Target.receivedMessageFromTarget', hear);
  });
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params: {} }) });
  return answered;
}
