import { join } from 'node:path';
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { bundle } from '../demo/browser/bundle.ts';
import { getBrowser } from '../demo/browser/index.ts';
import { type Benchmark, type Measurement, median } from './benchmark.ts';
import type { ScrollTimes, Showing } from './virtual-list/page.ts';

const samples = 5;
const longestTask = 50;

interface Sample {
  /** Median milliseconds from frame to frame. */
  readonly frame: number;
  /** Milliseconds of the main thread's work for the whole way. */
  readonly work: number;
  readonly longestOfOurs: number;
}

export const virtualListFrames: Benchmark = {
  name: 'scrolling a list of 10,000 rows, frame by frame',
  compares: 'time of a frame with the overlay / without it',
  budget: { atMost: 1.1 },
  unit: 'ms',
  async measure() {
    const { measured, baseline } = await compare('overlay', 'nothing');
    // A pause of the machine can make one sample long; a task that is too long by itself is so in each of them.
    const longest = Math.min(...measured.map(({ longestOfOurs }) => longestOfOurs));
    console.log(`  longest task of ours: ${longest.toFixed(1)} ms (at most ${longestTask})`);
    if (longest > longestTask) throw new Error(`The overlay held the page up for ${longest.toFixed(1)} ms.`);
    return measurementOf(measured, baseline, 'frame');
  },
};

export const virtualListAgainstReact: Benchmark = alternative('react', 'a React root in each row');
export const virtualListAgainstPolling: Benchmark = alternative('polling', 'looking for rows every 250 ms');

/** What else could be done; reported to know, not to pass. */
function alternative(showing: Showing, name: string): Benchmark {
  return {
    name: `scrolling a list of 10,000 rows, against ${name}`,
    compares: `main thread's work with the overlay / with ${name}`,
    budget: null,
    unit: 'ms',
    async measure() {
      const { measured, baseline } = await compare('overlay', showing);
      return measurementOf(measured, baseline, 'work');
    },
  };
}

function measurementOf(measured: readonly Sample[], baseline: readonly Sample[], of: 'frame' | 'work'): Measurement {
  return { measured: measured.map((sample) => sample[of]), baseline: baseline.map((sample) => sample[of]) };
}

/** Samples of both sides in turns, so that whatever else the machine does slows both. */
async function compare(one: Showing, other: Showing): Promise<{ measured: Sample[]; baseline: Sample[] }> {
  const script = await bundle(join(import.meta.dirname, 'virtual-list/page.ts'));
  const browser = await chromium.launch({ executablePath: await getBrowser(console.log) });
  try {
    const measured: Sample[] = [];
    const baseline: Sample[] = [];
    for (let round = 0; round < samples; round++) {
      baseline.push(await sample(browser, script, other));
      measured.push(await sample(browser, script, one));
    }
    return { measured, baseline };
  } finally {
    await browser.close();
  }
}

async function sample(browser: Browser, script: string, showing: Showing): Promise<Sample> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
  try {
    await page.setContent('<!doctype html><title>A list</title>');
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(`prepare('${showing}').then((run) => { globalThis.run = run; })`);
    const before = await workTime(session);
    const { frames, longestOfOurs } = (await page.evaluate('run()')) as ScrollTimes;
    return { frame: median(frames), work: (await workTime(session)) - before, longestOfOurs };
  } finally {
    await page.close();
  }
}

/** Milliseconds by the thread's own clock, which stands still while other programs have the processor. */
async function workTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN);
}
