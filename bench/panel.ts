import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { bundle } from '../demo/browser/bundle.ts';
import { getBrowser } from '../demo/browser/index.ts';
import type { Benchmark } from './benchmark.ts';
import type { ActTime, PanelTimes } from './panel.page.tsx';

const rounds = 3;
const longestTask = 50;

/** The panel's own table in a page by itself, with rows from a generator that it loads as from the background. */
export const panelTasks: Benchmark = {
  name: 'panel of 20,000 rows: opening, sorting, filtering, scrolling, saving',
  compares: `longest task of any act / ${longestTask} ms`,
  budget: { atMost: 1 },
  unit: 'ms',
  async measure() {
    const script = await bundle(join(import.meta.dirname, 'panel.page.tsx'));
    const browser = await chromium.launch({ executablePath: await getBrowser(console.log) });
    try {
      const times: PanelTimes[] = [];
      for (let round = 0; round < rounds; round++) {
        const page = await browser.newPage({ viewport: { width: 480, height: 900 } });
        await page.setContent('<!doctype html><title>The panel</title>');
        // The messaging library refuses to load outside of an extension; nobody answers it here.
        await page.evaluate(() => Object.assign(globalThis, { chrome: { runtime: { id: 'bench' } } }));
        await page.addScriptTag({ content: script });
        times.push((await page.evaluate('run()')) as PanelTimes);
        await page.close();
      }
      // A pause of the machine makes one round long; an act that is too long by itself is so in every one.
      const acts = Object.keys(times[0] ?? {});
      const shortest = (act: string, part: keyof ActTime) => Math.min(...times.map((one) => one[act]?.[part] ?? 0));
      for (const act of acts) {
        const [longest, until] = [shortest(act, 'longest'), shortest(act, 'until')];
        console.log(`  ${act}: longest task ${longest.toFixed(1)} ms, on the page after ${until.toFixed(0)} ms`);
      }
      return { measured: [Math.max(...acts.map((act) => shortest(act, 'longest')))], baseline: [longestTask] };
    } finally {
      await browser.close();
    }
  },
};
