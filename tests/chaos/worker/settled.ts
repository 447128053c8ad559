import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Commands } from '#lib/messages';
import { type PaintedCell, readOverlay } from '../../../demo/browser/index.ts';
import { idsInSight } from '../../../demo/check.ts';
import { type ExpectedText, expectedRows, expectedText } from '../../../sandbox/scenario/index.ts';
import { type Run, within } from './act.ts';
import { ringSetAlarm } from './alarms.ts';
import { amountNow, asked, organicNow } from './asking.ts';
import { closedAfter } from './closing.ts';
import { keptSeen } from './kept.ts';
import { connectAgain } from './leaving.ts';
import { resumeAll } from './list-questions.ts';
import { keepNetwork, networkComes, reachOf } from './network.ts';
import { type Told, testEventFaults } from './orders.ts';

/** Milliseconds in which everything must have come to rest once nothing is broken any more. */
const restWithin = 75_000;
/** Characters of a popup that are told. */
const mostShown = 300;
/** Milliseconds for a popup to show what it has to show. */
const popupPatience = 3_000;

type Truth = ReadonlyMap<string, ExpectedText>;
/** Of each stage: two may have begun on different days. */
const truths = new WeakMap<object, Map<string, Truth>>();

function truthOf({ world: { stage } }: Run, from: string, to: string): Truth {
  const key = `${from} ${to}`;
  const ofStage = truths.get(stage) ?? new Map<string, Truth>();
  truths.set(stage, ofStage);
  const known = ofStage.get(key);
  if (known !== undefined) return known;
  const { currency } = stage.story.advertiser;
  const truth = new Map(
    expectedRows(stage.story, 'campaign', from, to).map((row) => [row.id, expectedText(row, currency)] as const),
  );
  ofStage.set(key, truth);
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
  const wrong = cells.flatMap(({ id, metric, state, text }) => {
    if (state === 'loading' || state === 'failed') return [];
    const right = truth.get(id)?.[metric as keyof ExpectedText];
    return text === right ? [] : [`${metric} of ${id} shows ${text} instead of ${right ?? 'nothing'}`];
  });
  if (wrong.length === 0) return [];
  return [`${wrong.length} wrong numbers (${await visibilityOf(list)}, ${address.search}), such as: ${wrong[0]}`];
}

/** What is still not as it must be; empty once everything has come to rest. What is cheap to see is looked at first. */
async function unsettled(run: Run): Promise<string[]> {
  for (const look of [listUnrest, orderUnrest, popupUnrest]) {
    const unrest = await look(run);
    if (unrest.length > 0) return unrest;
  }
  return [];
}

async function listUnrest({ list }: Run): Promise<string[]> {
  // A tab that was opened late may have come to the front, and nothing is drawn in one behind it.
  await list.bringToFront();
  const [cells, inSight] = await Promise.all([rowCells(list), idsInSight(list)]);
  const done = new Set(cells.filter(({ state }) => state !== 'loading' && state !== 'failed').map(({ id }) => id));
  const missing = inSight.filter((id) => !done.has(id));
  if (inSight.length > 0 && missing.length === 0) return [];
  const states = [...new Set(cells.map(({ state }) => state))].join(', ') || 'nothing';
  const where = await visibilityOf(list);
  return [`${missing.length} of ${inSight.length} rows in sight have no numbers, but show ${states} (${where})`];
}

function visibilityOf(list: Page): Promise<string> {
  return list.evaluate(() => document.visibilityState);
}

async function orderUnrest({ world, orders }: Run): Promise<string[]> {
  const faults: string[] = [];
  const { waiting, ended } = (await asked(world, 'commands')) as Commands;
  if (waiting.length > 0) {
    const isTried = await ringSetAlarm(world, 'commands');
    const names = waiting.map(({ name }) => name).join(', ');
    return [`${names} still wait${isTried ? '' : ', and no alarm is set'} (${await reachOf(world)})`];
  }
  const amount = await amountNow(world);
  const amounts = orders.amount.possible();
  if (!amounts.includes(amount)) faults.push(`the target is ${amount}, not one of ${amounts.join(', ')}`);
  const isRefused = ended.some(({ name, refused }) => name === 'setForwarding' && refused !== null);
  const organic = await organicNow(world);
  const wanted = orders.organic.possible();
  if (!isRefused && !wanted.includes(organic)) faults.push(`organic is ${organic}, not ${wanted.join(', ')}`);
  return faults;
}

async function popupUnrest({ world }: Run): Promise<string[]> {
  return closedAfter(await world.browser().extensionPage('popup.html'), async (popup) => {
    const isReady = await within(
      popupPatience,
      popup.locator('select[aria-label="TikTok event"]:enabled').waitFor({ timeout: popupPatience }),
    );
    const spinners = await popup.locator('progress, [aria-busy="true"], [data-state="loading"]').count();
    const names = await popup.getByRole('heading', { name: world.stage.story.advertiser.name }).count();
    const unrest = [
      ...(isReady ? [] : ['no events to send']),
      ...(spinners > 0 ? [`${spinners} spinners`] : []),
      ...(names > 0 ? [] : ['no advertiser']),
    ];
    if (unrest.length === 0) return [];
    const shown = (await popup.locator('#root').innerText()).replaceAll(/\s+/g, ' ').slice(0, mostShown);
    return [`the popup has ${unrest.join(', ')}, but shows "${shown}" (${await reachOf(world)})`];
  });
}

/** Mends everything, waits until all is at rest, and says what is wrong then. */
export async function faultsAtRest(run: Run): Promise<string[]> {
  const { world } = run;
  world.api.mood = 'well';
  await networkComes(world);
  await putRight(run).catch(asFault);
  // A page of TikTok's that could not load its list does not try again by itself; a person loads it anew.
  if ((await idsInSight(run.list)).length === 0) await run.list.reload();
  const end = performance.now() + restWithin;
  let faults = await look(run);
  while (faults.length > 0 && performance.now() < end) {
    await pause(250);
    // What was not done in time may still have broken something since.
    world.api.mood = 'well';
    await keepNetwork(world);
    faults = await look(run);
  }
  return [...faults, ...(await commandFaults(run).catch(asFault)), ...(await wrongNumbers(run))];
}

/** The person takes up again what they had left. */
async function putRight({ world }: Run): Promise<void> {
  await connectAgain(world);
  await resumeAll(world);
  await asked(world, 'changeLook', { theme: 'dark', language: null });
}

async function commandFaults({ world, orders }: Run): Promise<string[]> {
  orders.kept(await keptSeen(await world.mainPage()));
  const { sent } = (await asked(world, 'testEvents')) as { readonly sent: readonly Told[] };
  return testEventFaults(orders.testEvents(), world.stage.sandbox.receivedEvents(), sent);
}

/** A worker may still die while it is looked at: then it is not at rest. */
function look(run: Run): Promise<string[]> {
  return unsettled(run).catch(asFault);
}

function asFault(error: unknown): string[] {
  return [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)];
}
