import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expectedRows, expectedText, type Story } from '../sandbox/scenario/index.ts';
import { type PaintedCell, readOverlay } from './browser/index.ts';

/** One row as painted: `source` is the installs' one; numbers are null where the row shows "no value". */
export interface PaintedRow {
  readonly id: string;
  readonly name: string;
  readonly installs: number | null;
  readonly cpi: number | null;
  readonly roas: number | null;
  readonly source: string;
}

export interface CheckResult {
  readonly rows: readonly PaintedRow[];
  /** One sentence for each painted figure that is not the story's own, and for each row that is missing. */
  readonly differences: readonly string[];
}

const settled = new Set(['value', 'zero', 'none']);

/** Waits until every row in sight has its numbers, and compares each with what the story says it must be. */
export async function checkList(page: Page, story: Story, timeout = 30_000): Promise<CheckResult> {
  const { cells, inSight } = await paintedCells(page, timeout);
  const [from = '', to = ''] = [story.days[0], story.days.at(-1)];
  const expected = new Map(expectedRows(story, 'campaign', from, to).map((row) => [row.id, row]));
  const rows: PaintedRow[] = [];
  const differences: string[] = [];
  for (const [id, painted] of Map.groupBy(cells, (cell) => cell.id)) {
    const row = expected.get(id);
    if (row === undefined) {
      differences.push(`A row is painted for ${id}, which the story does not have.`);
      continue;
    }
    const of = (metric: string) => painted.find((cell) => cell.metric === metric);
    const texts = expectedText(row, story.advertiser.currency);
    for (const metric of ['installs', 'cpi', 'roas'] as const) {
      const text = of(metric)?.text;
      if (text !== texts[metric])
        differences.push(`${row.name} (${id}): ${metric} shows ${text ?? 'nothing'}, the story says ${texts[metric]}.`);
    }
    const sources = { installs: row.installsSource, cpi: row.installsSource, roas: row.revenueSource };
    for (const metric of ['installs', 'cpi', 'roas'] as const) {
      const source = of(metric)?.source;
      if (source !== sources[metric])
        differences.push(
          `${row.name} (${id}): ${metric} is marked ${source ?? 'nothing'}, the story says ${sources[metric]}.`,
        );
    }
    rows.push({
      id,
      name: row.name,
      installs: numberIn(of('installs')),
      cpi: numberIn(of('cpi')),
      roas: numberIn(of('roas')),
      source: of('installs')?.source ?? '',
    });
  }
  for (const id of inSight) {
    if (!rows.some((row) => row.id === id)) differences.push(`The row of ${id} is in sight and shows no figures.`);
  }
  if (rows.length === 0) differences.push('No row was painted.');
  return { rows, differences };
}

/** What the overlay calls the totals of a list instead of a row's id. */
const totalId = 'total';

/** Waits until each row in sight has all its numbers; gives back what is there when the time is over. */
async function paintedCells(page: Page, timeout: number): Promise<{ cells: PaintedCell[]; inSight: string[] }> {
  const end = performance.now() + timeout;
  for (;;) {
    const cells = (await readOverlay(page)).filter((cell) => cell.visible && cell.id !== totalId);
    const inSight = await idsInSight(page);
    const done = new Set(cells.filter((cell) => settled.has(cell.state)).map((cell) => cell.id));
    if ((inSight.length > 0 && inSight.every((id) => done.has(id))) || performance.now() > end)
      return { cells, inSight };
    await wait(100);
  }
}

/** Waits until the totals of the whole list stand beside it, which they do as soon as a free place is found; not for ever. */
export async function totalsCome(page: Page, timeout = 10_000): Promise<void> {
  const end = performance.now() + timeout;
  const areThere = async () =>
    (await readOverlay(page)).some(({ id, state, visible }) => id === totalId && visible && settled.has(state));
  while (!(await areThere()) && performance.now() < end) await wait(100);
}

/** Ids of the rows whose name a person can see, read from the page alone. */
export async function idsInSight(page: Page): Promise<string[]> {
  return page.locator('.KsTable > [slot^="cell-"]').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const [, id, field = ''] = /^cell-(\d+)_(.+)$/.exec(cell.slot) ?? [];
      if (id === undefined || !field.endsWith('_name')) return [];
      const { left, top, bottom } = cell.getBoundingClientRect();
      const seen = document.elementFromPoint(left + 20, (top + bottom) / 2);
      return cell.contains(seen) ? [id] : [];
    }),
  );
}

function numberIn(cell: PaintedCell | undefined): number | null {
  return cell === undefined || cell.state === 'none' ? null : Number(cell.text.replace(/[^\d.]/g, ''));
}
