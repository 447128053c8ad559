import { createRoot } from 'react-dom/client';
import type { EntityId } from '#lib/appsprint/contract';
import { addSums } from '#lib/metrics';
import { createFigures, type PerformanceRow } from '#lib/performance';
import { chooseWords, flatten } from '#lib/words';
import pageStyles from '../components/page.css?inline';
import panelStyles from '../entrypoints/sidepanel/panel.css?inline';
import { usePanel } from '../entrypoints/sidepanel/panel-store.ts';
import { Performance } from '../entrypoints/sidepanel/performance/performance.tsx';
import english from '../locales/en.json' with { type: 'json' };

/** Runs in the browser: the panel's own table with made-up rows. What it would ask the background (small lines) goes unanswered. */
export interface PanelTimes {
  /** Milliseconds of the longest stretch of script, style and layout of each act. */
  readonly [act: string]: number;
}

const rowCount = 20_000;
const currency = 'EUR';

/** Rows of any size and order, the same every time. */
function makeRows(): PerformanceRow[] {
  const regions = ['FR', 'DE', 'JP', 'BR', 'US', 'Été', '日本'];
  return Array.from({ length: rowCount }, (_, index) => {
    const mixed = (index * 7_919) % rowCount;
    const installs = mixed % 977;
    return {
      id: String(1_790_000_000_000_000_000n + BigInt(mixed)),
      name: `${regions[mixed % regions.length]} campaign ${mixed} spring`,
      sums: {
        spend: { amount: `${(mixed * 37) % 9_000}.${mixed % 100}`, currency },
        impressions: mixed * 13,
        clicks: mixed % 3_000,
        installs: { value: installs, source: 'attributed' as const, attributed: installs, reported: installs + 3 },
        revenue: {
          value: [{ amount: `${(mixed * 53) % 12_000}.50`, currency }],
          source: 'attributed' as const,
          attributed: [{ amount: `${(mixed * 53) % 12_000}.50`, currency }],
          reported: null,
        },
      },
    };
  });
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** What an act costs until all of it is on the page: long tasks while it goes on, or the act itself where none was that long. */
async function timed(act: () => void): Promise<number> {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  act();
  await Promise.resolve();
  document.body.getBoundingClientRect();
  const own = performance.now() - start;
  for (let frame = 0; frame < 3; frame++) await nextFrame();
  await nextTask();
  tasks.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  return Math.max(own, ...tasks);
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll<HTMLButtonElement>('thead button')].find((one) =>
    one.textContent?.startsWith(name),
  );
  if (found === undefined) throw new Error(`The table has no column ${name}.`);
  return found;
}

function type(text: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type="search"]');
  if (input === null) throw new Error('The panel has no search field.');
  // React listens to the value's own setter, which typing goes past.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

async function run(): Promise<PanelTimes> {
  chooseWords({ language: 'en', catalogue: flatten(english) });
  const rows = makeRows();
  const sums = addSums(
    rows.map((row) => row.sums),
    currency,
  );
  // Without its height the table would have all of its rows in the page.
  const style = document.createElement('style');
  style.textContent = `${pageStyles}\n${panelStyles}`;
  document.head.append(style);
  document.body.className = 'panel';
  const root = document.createElement('main');
  document.body.append(root);
  createRoot(root).render(<Performance />);
  await nextTask();
  const show = () =>
    usePanel.setState({
      rows: {
        state: 'there',
        rows,
        figures: createFigures(currency),
        page: {
          appId: 'app_bench1' as never,
          advertiserId: '7000000000000000000' as never,
          currency,
          timeZone: 'Europe/Paris',
          totals: { ...sums, rows: rows.length, rowsWithAttributedInstalls: rows.length } as never,
          reporting: { state: 'not-started' },
        },
        days: [],
      },
    });
  const open = await timed(show);
  const sortName = await timed(() => button('Name').click());
  const sortSpend = await timed(() => button('Spend').click());
  const sortRoas = await timed(() => button('ROAS').click());
  const sortAgain = await timed(() => button('ROAS').click());
  const filter = await timed(() => type('campaign 12'));
  const filterMore = await timed(() => type('campaign 123'));
  const clear = await timed(() => type(''));
  const scroller = document.querySelector('section.table');
  let scroll = 0;
  for (let step = 1; step <= 30; step++) {
    scroll = Math.max(scroll, await timed(() => scroller?.scrollTo(0, step * 977)));
  }
  usePanel.getState().open(rows[0]?.id as EntityId);
  return { open, sortName, sortSpend, sortRoas, sortAgain, filter, filterMore, clear, scroll };
}

Object.assign(globalThis, { run });
