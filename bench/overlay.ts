import { join } from 'node:path';
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { bundle } from '../demo/browser/bundle.ts';
import { getBrowser } from '../demo/browser/index.ts';
import type { Benchmark, Measurement } from './benchmark.ts';

const samples = 15;
/** High enough for the overlay's 1,000 rows: it saves no work on rows out of sight. Coarse pixels, as only the main thread counts. */
const view = { viewport: { width: 1200, height: 20_000 }, deviceScaleFactor: 0.2 };

export const overlayPaint: Benchmark = {
  name: 'painting 1,000 rows x 4 cells',
  compares: 'overlay / the same text in bare elements',
  budget: { atMost: 1.5 },
  unit: 'ms',
  measure: () => measure('paint'),
};

export const overlayScroll: Benchmark = {
  name: 'scrolling 30 visible rows by one row, 200 times',
  compares: 'overlay / the same text into bare elements already there',
  budget: { atMost: 1 },
  unit: 'ms',
  measure: () => measure('scroll'),
};

/** Samples of both sides in turns, so that whatever else the machine does slows both. */
async function measure(task: 'paint' | 'scroll'): Promise<Measurement> {
  const script = await bundle(join(import.meta.dirname, 'overlay.page.ts'));
  const browser = await chromium.launch({ executablePath: await getBrowser(console.log) });
  try {
    const measured: number[] = [];
    const baseline: number[] = [];
    // The first of each only warms the browser up.
    await sample(browser, script, `${task}.overlay`);
    await sample(browser, script, `${task}.bareElements`);
    for (let round = 0; round < samples; round += 1) {
      baseline.push(await sample(browser, script, `${task}.bareElements`));
      measured.push(await sample(browser, script, `${task}.overlay`));
    }
    return { measured, baseline };
  } finally {
    await browser.close();
  }
}

/**
 * Milliseconds of the main thread's work (script, style, layout, paint) for one task on a fresh page. The thread's own
 * clock is read, which stands still while other programs have the processor.
 */
async function sample(browser: Browser, script: string, task: string): Promise<number> {
  const page = await browser.newPage(view);
  try {
    await page.setContent('<!doctype html><title>An empty page</title>');
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(`tasks.${task}().then((run) => { globalThis.run = run; })`);
    const before = await taskTime(session);
    await page.evaluate('run()');
    return (await taskTime(session)) - before;
  } finally {
    await page.close();
  }
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN);
}
