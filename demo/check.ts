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
  const cells = await paintedCells(page, timeout);
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
      if (text !== texts[metric]) differences.push(`${row.name} (${id}): ${metric} shows ${text ?? 'nothing'}, the story says ${texts[metric]}.`);
    }
    const sources = { installs: row.installsSource, cpi: row.installsSource, roas: row.revenueSource };
    for (const metric of ['installs', 'cpi', 'roas'] as const) {
      const source = of(metric)?.source;
      if (source !== sources[metric]) differences.push(`${row.name} (${id}): ${metric} is marked ${source ?? 'nothing'}, the story says ${sources[metric]}.`);
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
  if (rows.length === 0) differences.push('No row was painted.');
  return { rows, differences };
}

async function paintedCells(page: Page, timeout: number): Promise<PaintedCell[]> {
  const end = performance.now() + timeout;
  for (;;) {
    const cells = (await readOverlay(page)).filter((cell) => cell.visible);
    if (cells.length > 0 && cells.every((cell) => settled.has(cell.state))) return cells;
    if (performance.now() > end) return cells;
    await page.waitForTimeout(100);
  }
}

function numberIn(cell: PaintedCell | undefined): number | null {
  return cell === undefined || cell.state === 'none' ? null : Number(cell.text.replace(/[^\d.]/g, ''));
}
