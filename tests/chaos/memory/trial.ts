import type { Page, Worker } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { listAddress } from '../../../demo/connected-browser.ts';
import { buildExtension } from '../../../demo/extension-build.ts';
import { sendMessage } from '../../e2e/extension.ts';
import { type ChaosWorld, openChaosWorld } from '../worker/world.ts';
import { type Heap, pageHeap, workerHeap } from './heap.ts';

/** The extension's own API, inside its worker. */
declare const chrome: typeof browser & {
  readonly alarms: { readonly onAlarm: { dispatch(alarm: { name: string; scheduledTime: number }): void } };
};

/** What was in use when the measuring began, half-way and at the end. */
export interface MemoryReport {
  readonly page: readonly [Heap, Heap, Heap];
  readonly worker: readonly [Heap, Heap, Heap];
  readonly faults: readonly string[];
}

/** Changes before measuring begins: caches that have a bound fill up first. */
const warmUp = 200;
/** Growth from half-way to the end that counts as none: noise of the collector, in bytes. */
const noise = 1_500_000;
/** The same for nodes and listeners of a page that shows other rows at each look. */
const strayNodes = 2_000;
const strayListeners = 200;

/**
 * Has a list change its route so many times, and lets the worker live through so many hours with its alarms and questions.
 * What is in use after that must be what was in use half-way.
 */
export async function memoryTrial(routes: number, hours: number, say: (line: string) => void): Promise<MemoryReport> {
  await using cleanUp = new AsyncDisposableStack();
  const extensionDir = process.env.EXTENSION_DIR ?? (await buildExtension(cleanUp, 'chromium'));
  const world = await openChaosWorld(cleanUp, say, { campaigns: 200, extensionDir, coverage: null });
  const page = await world.browser().context.newPage();
  await page.goto(listAddress(world.stage, 'campaign', { sandbox_delay: '0' }));
  const onPage = await stages(
    (from, to) => changeRoutes(page, world, from, to),
    () => pageHeap(page),
    routes,
    (at, heap) => say(`${at} routes: ${told(heap)}`),
  );
  const inWorker = await stages(
    (from, to) => liveOn(world, from, to),
    () => workerHeap(page),
    hours * 60,
    (at, heap) => say(`${at} minutes: ${told(heap)}`),
  );
  return { page: onPage, worker: inWorker, faults: [...growth('page', onPage), ...growth('worker', inWorker)] };
}

async function stages(
  goOn: (from: number, to: number) => Promise<void>,
  measure: () => Promise<Heap>,
  end: number,
  say: (at: number, heap: Heap) => void,
): Promise<[Heap, Heap, Heap]> {
  const take = async (from: number, to: number) => {
    await goOn(from, to);
    const heap = await measure();
    say(to, heap);
    return heap;
  };
  const half = Math.round(end / 2);
  const start = Math.min(warmUp, half);
  return [await take(0, start), await take(start, half), await take(half, end)];
}

function told({ used, nodes, listeners }: Heap): string {
  return `${(used / 1_000_000).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`;
}

function growth(where: string, [, half, end]: readonly [Heap, Heap, Heap]): string[] {
  const faults: string[] = [];
  if (end.used - half.used > noise) faults.push(`The ${where} grew from ${told(half)} to ${told(end)}.`);
  if (end.nodes - half.nodes > strayNodes) faults.push(`The ${where} has ${end.nodes - half.nodes} nodes more.`);
  if (end.listeners - half.listeners > strayListeners)
    faults.push(`The ${where} has ${end.listeners - half.listeners} listeners more.`);
  return faults;
}

/** Levels, windows of days and searches in turn, each by the page's own means without loading. */
async function changeRoutes(page: Page, { stage }: ChaosWorld, from: number, to: number): Promise<void> {
  const { days } = stage.story;
  await page.evaluate(
    async ({ from, to, days }) => {
      const levels = ['campaign', 'adgroup', 'creative', 'campaign'];
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let change = from; change < to; change += 1) {
        const address = new URL(location.href);
        address.pathname = `/i18n/manage/${levels[change % levels.length]}`;
        address.searchParams.set('st', days[change % 20] ?? '');
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
        for (let frames = 0; frames < 4; frames += 1) await frame();
      }
      // The last list comes to rest.
      for (let frames = 0; frames < 60; frames += 1) await frame();
    },
    { from, to, days },
  );
}

/** One simulated minute after the other: the worker's clock goes on, its alarms ring, and its pages ask. */
async function liveOn(world: ChaosWorld, from: number, to: number): Promise<void> {
  const page = await world.mainPage();
  for (let minute = from; minute < to; minute += 1) {
    await sendMessage(page, 'overview', null);
    const [worker] = world.browser().context.serviceWorkers();
    if (worker === undefined) throw new Error('The worker has ended.');
    await passMinute(worker, minute % 15 === 0);
  }
}

function passMinute(worker: Worker, rings: boolean): Promise<void> {
  return worker.evaluate((ringing) => {
    const kept = globalThis as typeof globalThis & { ownNow?: () => number; ahead?: number };
    kept.ownNow ??= Date.now;
    kept.ahead = (kept.ahead ?? 0) + 60_000;
    Date.now = () => (kept.ownNow?.() ?? 0) + (kept.ahead ?? 0);
    if (ringing) chrome.alarms.onAlarm.dispatch({ name: 'alerts', scheduledTime: Date.now() });
  }, rings);
}
