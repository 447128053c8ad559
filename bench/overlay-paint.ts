import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { getBrowser } from '../demo/browser/index.ts';
import type { Benchmark } from './benchmark.ts';

const samples = 9;

/** Painting 1,000 rows of four cells: everything the page's main thread does until the frame is drawn. */
export const overlayPaint: Benchmark = {
  name: 'painting 1,000 rows x 4 cells',
  compares: 'overlay / the same text in bare elements',
  budget: { atMost: 1.5 },
  async measure() {
    const script = await bundle(join(import.meta.dirname, 'overlay-paint.page.ts'));
    const browser = await chromium.launch({ executablePath: await getBrowser(console.log) });
    try {
      const measured: number[] = [];
      const baseline: number[] = [];
      // The first of each only warms the browser up.
      await sample(browser, script, 'overlay');
      await sample(browser, script, 'bareElements');
      for (let round = 0; round < samples; round += 1) {
        baseline.push(await sample(browser, script, 'bareElements'));
        measured.push(await sample(browser, script, 'overlay'));
      }
      return { measured, baseline };
    } finally {
      await browser.close();
    }
  },
};

/** Milliseconds of main-thread work (script, style, layout, paint) of one painting on a fresh page. */
async function sample(browser: Browser, script: string, painting: 'overlay' | 'bareElements'): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  try {
    await page.setContent('<!doctype html><title>An empty page</title>');
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const taskTime = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN);
    };
    const before = await taskTime();
    await page.evaluate(`paintings.${painting}()`);
    return (await taskTime()) - before;
  } finally {
    await page.close();
  }
}

/** The page's code as it would be shipped: one minified script. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'benchmark' } },
  });
  const code = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [script] = code.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  if (script === undefined) throw new Error(`${entry} could not be bundled for the browser.`);
  return script;
}
