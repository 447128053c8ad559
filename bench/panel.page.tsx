import { createRoot } from 'react-dom/client';
import { answerHere, type PerformancePage } from '#lib/messages';
import { addSums } from '#lib/metrics';
import type { PerformanceRow } from '#lib/performance';
import { chooseWords, flatten } from '#lib/words';
import pageStyles from '../components/page.css?inline';
import panelStyles from '../entrypoints/sidepanel/panel.css?inline';
import { usePanel } from '../entrypoints/sidepanel/panel-store.ts';
import { Performance } from '../entrypoints/sidepanel/performance/performance.tsx';
import english from '../locales/en.json' with { type: 'json' };

/** Runs in the browser: the panel's own table with made-up rows, which come in pages as the background sends them. */
export interface PanelTimes {
  readonly [act: string]: ActTime;
}

export interface ActTime {
  /** Milliseconds of the longest stretch of script, style and layout. */
  readonly longest: number;
  /** Milliseconds until what was asked for is on the page. */
  readonly until: number;
}

const rowCount = 20_000;
/** As many as the API gives at a time. */
const pageSize = 1_000;
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

/** The rows as answers to the panel: as text, because the browser writes and reads each message. */
function answerWith(rows: readonly PerformanceRow[]): void {
  const totals = addSums(
    rows.map((row) => row.sums),
    currency,
  );
  const pages = Array.from({ length: rowCount / pageSize }, (_, index) => {
    const some = rows.slice(index * pageSize, (index + 1) * pageSize);
    const value = {
      appId: 'app_bench1',
      advertiserId: '7000000000000000000',
      currency,
      timeZone: 'Europe/Paris',
      rows: some.map(({ id, name, sums }) => ({ id, name, ...sums })),
      totals: { ...totals, rows: rowCount, rowsWithAttributedInstalls: rowCount },
      reporting: { state: 'not-started' },
      nextCursor: index + 1 < rowCount / pageSize ? String(index + 1) : null,
    };
    return JSON.stringify({ ok: true, value });
  });
  answerHere(async (name, content) => {
    await nextTask();
    if (name !== 'performance') return { ok: true, value: { currency, rows: [] } };
    const { cursor } = content as { readonly cursor: string | null };
    return JSON.parse(pages[Number(cursor ?? 0)] ?? '') as { ok: true; value: PerformancePage };
  });
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Milliseconds after which an act is given up. */
const patience = 20_000;

/** What an act costs until all of it is on the page: long tasks while it goes on, or the act itself where none was that long. */
async function timed(act: () => void, isOnPage: () => boolean): Promise<ActTime> {
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
  await nextFrame();
  while (!isOnPage()) {
    if (performance.now() - start > patience) throw new Error('What was asked for did not come.');
    await nextFrame();
  }
  const until = performance.now() - start;
  for (let frame = 0; frame < 3; frame++) await nextFrame();
  await nextTask();
  tasks.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  return { longest: Math.max(own, ...tasks), until };
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

const first = () => document.querySelector('tbody .name')?.textContent;
const shownRows = () => document.querySelector('.tools [role="status"]')?.textContent;

/** Whether the table says that it is sorted by the column. */
const sortedBy = (name: string, direction: 'ascending' | 'descending') => () =>
  button(name).parentElement?.ariaSort === direction;

async function run(): Promise<PanelTimes> {
  chooseWords({ language: 'en', catalogue: flatten(english) });
  answerWith(makeRows());
  // Without its height the table would have all of its rows in the page.
  const style = document.createElement('style');
  style.textContent = `${pageStyles}\n${panelStyles}`;
  document.head.append(style);
  document.body.className = 'panel';
  const root = document.createElement('main');
  document.body.append(root);
  createRoot(root).render(<Performance />);
  await nextTask();
  const open = await timed(
    () => void usePanel.getState().load(),
    () => first() !== undefined,
  );
  // Right away, while nothing of it is worked out beforehand.
  const sortRoas = await timed(() => button('ROAS').click(), sortedBy('ROAS', 'descending'));
  const sortName = await timed(() => button('Name').click(), sortedBy('Name', 'ascending'));
  const sortSpend = await timed(() => button('Spend').click(), sortedBy('Spend', 'descending'));
  const sortAgain = await timed(() => button('Spend').click(), sortedBy('Spend', 'ascending'));
  const allRows = shownRows();
  const filter = await timed(
    () => type('campaign 12'),
    () => shownRows() !== allRows,
  );
  const someRows = shownRows();
  const filterMore = await timed(
    () => type('campaign 123'),
    () => shownRows() !== someRows,
  );
  const clear = await timed(
    () => type(''),
    () => shownRows() === allRows,
  );
  const scroller = document.querySelector('section.table');
  const scrolls: ActTime[] = [];
  for (let step = 1; step <= 30; step++) {
    const before = first();
    scrolls.push(
      await timed(
        () => scroller?.scrollTo(0, step * 9_770),
        () => first() !== before,
      ),
    );
  }
  const scroll = {
    longest: Math.max(...scrolls.map(({ longest }) => longest)),
    until: Math.max(...scrolls.map(({ until }) => until)),
  };
  let isSaved = false;
  // Where no file may be written, it is enough that it is ready.
  HTMLAnchorElement.prototype.click = () => {
    isSaved = true;
  };
  const save = await timed(
    () => document.querySelector<HTMLButtonElement>('.export button')?.click(),
    () => isSaved,
  );
  return { open, sortRoas, sortName, sortSpend, sortAgain, filter, filterMore, clear, scroll, save };
}

Object.assign(globalThis, { run });
