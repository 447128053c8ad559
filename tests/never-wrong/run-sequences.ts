import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { bundle } from '../../demo/browser/bundle.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { seededNumbers } from './model.ts';
import type { SequenceResult } from './page.ts';
import type { Choices } from './steps.ts';
import { twoAccounts } from './world.ts';

export interface Totals extends SequenceResult {
  readonly sequences: number;
}

/** Sequences between two real loads of the page. */
const perLoad = 25;
/** Milliseconds for a page to load: thousands of sequences run beside other work. */
const patience = 300_000;
/** Pages at work at the same time. */
const pagesAtOnce = 4;

/**
 * Runs random sequences against the sandbox's pages in a real browser, in every generation and with switches at random.
 * @param firstSeed the seed of the first sequence; each further one has the next
 * @param say told what was found after each load of a page
 */
export async function runSequences(
  executablePath: string,
  firstSeed: number,
  sequences: number,
  say: (text: string) => void,
): Promise<Totals> {
  const { world, choices } = twoAccounts();
  const sandbox = await startSandbox({ world });
  // Frames come as fast as they can be drawn, so that thousands of sequences take minutes.
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  const totals = { sequences: 0, frames: 0, cells: 0, faults: [] as string[] };
  try {
    const script = await bundle(join(import.meta.dirname, 'page.ts'));
    const loads = Array.from({ length: Math.ceil(sequences / perLoad) }, (_, index) => firstSeed + index * perLoad);
    const work = async () => {
      for (let seed = loads.shift(); seed !== undefined; seed = loads.shift()) {
        const count = Math.min(perLoad, firstSeed + sequences - seed);
        const path = pageAddress(seed, choices);
        const result = await runOnPage(browser, sandbox.url + path, script, seed, count, choices);
        totals.sequences += count;
        totals.frames += result.frames;
        totals.cells += result.cells;
        totals.faults.push(...result.faults.map((fault) => `${fault} Page: ${path}`));
        for (const fault of result.faults) say(fault);
        say(
          `seeds ${seed} to ${seed + count - 1}: ${result.frames} frames, ${result.cells} cells, ${result.faults.length} faults (${path})`,
        );
      }
    };
    await Promise.all(Array.from({ length: pagesAtOnce }, work));
  } finally {
    await browser.close();
    await sandbox.close();
  }
  return totals;
}

async function runOnPage(
  browser: Browser,
  address: string,
  script: string,
  seed: number,
  count: number,
  choices: Choices,
): Promise<SequenceResult> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 520 } });
  page.setDefaultTimeout(patience);
  try {
    await page.addInitScript({ content: script });
    await page.goto(address);
    await page.waitForFunction('globalThis.runSequences !== undefined');
    return (await page.evaluate(`runSequences(${seed}, ${count}, ${JSON.stringify(choices)})`)) as SequenceResult;
  } finally {
    await page.close();
  }
}

/** A list page whose switches follow from the seed. */
function pageAddress(seed: number, { advertiserIds, windows }: Choices): string {
  const random = seededNumbers(seed);
  const { from, to } = random.pick(windows);
  const query = new URLSearchParams({ aadvid: random.pick(advertiserIds), st: from, et: to });
  const switches = {
    generation: ['g3', 'g3', 'g2', 'g2', 'g1'],
    locale: ['en', 'en', 'de', 'ja', 'ar', 'pt'],
    recycle: ['on', 'on', 'off'],
    portal: ['off', 'on'],
    delay: ['0', '0', '0', '30'],
    reorder: ['none', 'columns', 'rows', 'replies'],
    tables: ['1', '1', '1', '2'],
    modal: ['off', 'off', 'off', 'off', 'off', 'off', 'off', 'off', 'off', 'dialog', 'tour'],
    sticky: ['start', 'both', 'off'],
    neighbour: ['off', 'on'],
    smart_plus: ['off', 'off', 'id', 'zero'],
    row_ids: ['id', 'id', 'id', 'id', 'id', 'id', 'id', 'id', 'id', 'id', 'index', 'hyphens'],
    id_place: ['href', 'testid', 'data', 'href', 'testid', 'data', 'href', 'none'],
    row_count: ['', '', '', '12', '600'],
    duplicate_names: ['off', 'off', 'off', 'on'],
    mutate: ['', '', String(seed)],
  };
  for (const [name, values] of Object.entries(switches)) {
    const value = random.pick(values);
    if (value !== '') query.set(`sandbox_${name}`, value);
  }
  if (random.below(3) === 0)
    query.set('columns', 'stat_cost,show_cnt,click_cnt,cpc,ctr,time_attr_convert_cnt,time_attr_conversion_cost');
  query.set('page_size', random.pick(['20', '50', '50', '1000']));
  return `/i18n/manage/${random.pick(['campaign', 'campaign', 'adgroup', 'creative'])}?${query}`;
}
