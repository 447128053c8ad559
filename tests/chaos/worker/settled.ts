import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type PaintedCell, readOverlay } from '../../../demo/browser/index.ts';
import { idsInSight } from '../../../demo/check.ts';
import { type ExpectedText, expectedRows, expectedText } from '../../../sandbox/scenario/index.ts';
import type { Run } from './acts.ts';
import { asked } from './asking.ts';
import { closedAfter } from './closing.ts';
import { doubledCodes, type Told } from './orders.ts';

/** Milliseconds in which everything must have come to rest once nothing is broken any more. */
const restWithin = 45_000;
/** Milliseconds for a popup to show what it has to show. */
const popupPatience = 3_000;

type Truth = ReadonlyMap<string, ExpectedText>;
const truths = new Map<string, Truth>();

function truthOf({ world: { stage } }: Run, from: string, to: string): Truth {
  const key = `${from} ${to}`;
  const known = truths.get(key);
  if (known !== undefined) return known;
  const { currency } = stage.story.advertiser;
  const truth = new Map(
    expectedRows(stage.story, 'campaign', from, to).map((row) => [row.id, expectedText(row, currency)] as const),
  );
  truths.set(key, truth);
  return truth;
}

async function rowCells(list: Page): Promise<PaintedCell[]> {
  return (await readOverlay(list)).filter(({ id, visible }) => visible && id !== 'total');
}

/** Numbers that stand on the list now and are not the story's for the days in the address; read twice, because a page may move on meanwhile. */
export async function wrongNumbers(run: Run): Promise<string[]> {
  const { list } = run;
  const before = list.url();
  const cells = await rowCells(list);
  const address = new URL(list.url());
  if (address.href !== before) return [];
  const truth = truthOf(run, address.searchParams.get('st') ?? '', address.searchParams.get('et') ?? '');
  return cells.flatMap(({ id, metric, state, text }) => {
    if (state === 'loading' || state === 'failed') return [];
    const right = truth.get(id)?.[metric as keyof ExpectedText];
    return text === right ? [] : [`${metric} of ${id} shows ${text} instead of ${right ?? 'nothing'}`];
  });
}

/** What is still not as it must be; empty once everything has come to rest. */
async function unsettled(run: Run): Promise<string[]> {
  const { list, world, orders } = run;
  const faults: string[] = [];
  const cells = await rowCells(list);
  const inSight = await idsInSight(list);
  const done = new Set(cells.filter(({ state }) => state !== 'loading' && state !== 'failed').map(({ id }) => id));
  const missing = inSight.filter((id) => !done.has(id));
  if (inSight.length === 0 || missing.length > 0) {
    faults.push(`${missing.length} of ${inSight.length} rows in sight have no numbers`);
  }
  faults.push(
    ...(await closedAfter(await world.browser().extensionPage('popup.html'), async (popup) => {
      const isReady = await popup
        .locator('select[aria-label="TikTok event"]:enabled')
        .waitFor({ timeout: popupPatience })
        .then(
          () => true,
          () => false,
        );
      const spinners = await popup.locator('progress, [aria-busy="true"], [data-state="loading"]').count();
      const names = await popup.getByRole('heading', { name: world.stage.story.advertiser.name }).count();
      const unrest = [
        ...(isReady ? [] : ['no events to send']),
        ...(spinners > 0 ? [`${spinners} spinners`] : []),
        ...(names > 0 ? [] : ['no advertiser']),
      ];
      return unrest.map((one) => `the popup has ${one}`);
    })),
  );
  const told = (await asked(world, 'testEvents')) as { readonly sent: readonly Told[] };
  const open = told.sent.filter(({ result }) => result.state === 'sending' || result.state === 'waiting');
  if (open.length > 0) faults.push(`${open.length} test events are still on their way`);
  const settings = (await asked(world, 'alertSettings')) as {
    readonly targets: Readonly<Record<string, { readonly cpiAbove: string | null } | undefined>>;
  };
  const kept = settings.targets[world.stage.appId]?.cpiAbove ?? null;
  if (!orders.amounts().includes(kept)) faults.push(`the target is ${kept}, not one of ${orders.amounts().join(', ')}`);
  return faults;
}

/** Mends everything, waits until all is at rest, and says what is wrong then. */
export async function faultsAtRest(run: Run): Promise<string[]> {
  const { world, orders } = run;
  world.api.mood = 'well';
  await world.browser().context.setOffline(false);
  await run.list.bringToFront();
  // A page of TikTok's that could not load its list does not try again by itself; a person loads it anew.
  if ((await idsInSight(run.list)).length === 0) await run.list.reload();
  const end = performance.now() + restWithin;
  let faults = await look(run);
  while (faults.length > 0 && performance.now() < end) {
    await pause(500);
    faults = await look(run);
  }
  const received = world.stage.sandbox.receivedEvents();
  const doubled = doubledCodes(orders.codes, received).map((code) => `the test event ${code} was sent twice`);
  return [...faults, ...doubled, ...(await wrongNumbers(run))];
}

/** A worker may still die while it is looked at: then it is not at rest. */
function look(run: Run): Promise<string[]> {
  return unsettled(run).catch((error: unknown) => [
    error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
  ]);
}
