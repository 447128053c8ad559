import { buildExtension } from '../../../demo/extension-build.ts';
import { seededNumbers } from '../../never-wrong/model.ts';
import { openList, pickAct, type Run, within } from './act.ts';
import { acts } from './acts.ts';
import { amountNow, organicNow } from './asking.ts';
import { type Coverage, type CoverageReport, createCoverage } from './coverage.ts';
import { awaitsOf } from './instrument.ts';
import { createOrders } from './orders.ts';
import { faultsAtRest, wrongNumbers } from './settled.ts';
import { restart, troubles } from './troubles.ts';
import { type ChaosWorld, openChaosWorld } from './world.ts';

/** What came of some runs. */
export interface WorkerReport {
  readonly runs: number;
  readonly acts: number;
  /** A sentence for everything that went wrong, with the seed of its run and what happened in it. */
  readonly faults: readonly string[];
  readonly coverage: CoverageReport;
  readonly testEvents: { readonly ordered: number; readonly taken: number; readonly received: number };
  /** Changes of a setting that is kept at AppSprint, and of one that is kept in the browser. */
  readonly settings: number;
}

/** What is played. */
export interface WorkerRuns {
  readonly runs: number;
  /** Each further run has the next one. */
  readonly firstSeed: number;
  /** Worlds, each with servers and a browser of its own, that play at the same time. */
  readonly worlds: number;
  /** Awaits at which workers are to die, to play a run again; null: those where the fewest died so far. */
  readonly dieAt: readonly string[] | null;
  /** Folder of an extension that is built already; without it one is built. */
  readonly extensionDir?: string | undefined;
  /** Once aborted, no further run begins: what was played so far is told. */
  readonly enough?: AbortSignal;
}

/** Steps of a run. */
const steps = { least: 5, more: 6 };
/** Workers of a run that die at the awaits where the fewest did, at most. */
const mostHunted = 5;
/** Milliseconds that one step may take before the next begins. */
const stepTime = 8_000;

/**
 * Plays random runs on the real extension in a real browser: a person at work, and everything around them breaking. After each
 * run all is mended, and everything must come to rest and be right.
 */
export async function workerRounds(
  { runs, firstSeed, worlds, dieAt, extensionDir = process.env.EXTENSION_DIR, enough }: WorkerRuns,
  say: (line: string) => void,
): Promise<WorkerReport> {
  await using cleanUp = new AsyncDisposableStack();
  const built = extensionDir ?? (await buildExtension(cleanUp, 'chromium'));
  const coverage = createCoverage(await awaitsOf(built), dieAt);
  say(`The extension is there, with ${coverage.awaits.length} awaits in its worker.`);
  const tally: Tally = { runs: 0, faults: [], acts: 0, ordered: 0, taken: 0, received: 0, settings: 0 };
  const seeds = Array.from({ length: runs }, (_, run) => firstSeed + run);
  await Promise.all(
    Array.from({ length: Math.min(worlds, runs) }, async () => {
      await using ownCleanUp = new AsyncDisposableStack();
      const world = await openChaosWorld(ownCleanUp, say, { campaigns: 200, extensionDir: built, coverage });
      await playAll(world, { coverage, tally, say, nextSeed: () => (enough?.aborted ? undefined : seeds.shift()) });
    }),
  );
  const { ordered, taken, received, ...counted } = tally;
  const testEvents = { ordered, taken, received };
  return { ...counted, coverage: coverage.report(), testEvents };
}

/** What is counted over all runs. */
interface Tally {
  runs: number;
  readonly faults: string[];
  acts: number;
  ordered: number;
  taken: number;
  received: number;
  settings: number;
}

interface Shared {
  readonly coverage: Coverage;
  readonly tally: Tally;
  readonly say: (line: string) => void;
  readonly nextSeed: () => number | undefined;
}

/** One run after another goes on with the same list, unless that was left wrong. */
async function playAll(world: ChaosWorld, { tally, say, nextSeed }: Shared): Promise<void> {
  const windows = windowsOf(world);
  let list = await openList(world);
  for (let seed = nextSeed(); seed !== undefined; seed = nextSeed()) {
    const begun = performance.now();
    const before = { amount: await amountNow(world), organic: await organicNow(world) };
    const run: Run = { world, random: seededNumbers(seed), orders: createOrders(seed, before), windows, list };
    const { story, wrong } = await play(run);
    const played = performance.now();
    const left = await faultsAtRest(run);
    world.killer().hunt(0);
    const deaths = world.killer().takeDeaths();
    const all = [...wrong, ...left];
    count(tally, run, story.length);
    const died = deaths.length === 0 ? '' : `; died at ${deaths.join(', ')}`;
    for (const fault of all) tally.faults.push(`Seed ${seed}: ${fault}. It went: ${story.join('; ')}${died}.`);
    const times = `${seconds(played - begun)} + ${seconds(performance.now() - played)} s`;
    say(`seed ${seed}: ${all.join(', ') || 'all right'} (${times}: ${story.join('; ')}${died})`);
    list = run.list;
    if (left.length === 0) continue;
    await list.close();
    list = await openList(world);
  }
}

function windowsOf({ stage: { story } }: ChaosWorld) {
  const { days } = story;
  const [first = '', middle = '', last = ''] = [days[0], days[15], days.at(-1)];
  return [
    { from: first, to: last },
    { from: middle, to: last },
    { from: first, to: middle },
  ];
}

function count(tally: Tally, { world, orders }: Run, taken: number): void {
  const events = orders.testEvents();
  const codes = new Set<string | null>(orders.codes);
  tally.runs += 1;
  tally.acts += taken;
  tally.ordered += events.length;
  tally.taken += events.filter(({ since }) => since !== null).length;
  tally.received += world.stage.sandbox.receivedEvents().filter((event) => codes.has(event.testEventCode)).length;
  tally.settings += orders.settingsOrdered();
}

async function play(run: Run): Promise<{ readonly story: readonly string[]; readonly wrong: readonly string[] }> {
  const { random, world } = run;
  const story: string[] = [];
  const wrong: string[] = [];
  const count = steps.least + random.below(steps.more);
  world.killer().hunt(random.below(mostHunted + 1));
  for (let step = 0; step < count; step += 1) {
    const act = random.below(60) === 0 ? restart : pickAct(random, random.below(5) < 2 ? troubles : acts);
    let said = 'not done in time';
    await within(
      act === restart ? 60_000 : stepTime,
      act.take(run).then(
        (words) => {
          said = typeof words === 'string' ? words : '';
        },
        (error: unknown) => {
          said = `failed: ${firstLine(error)}`;
        },
      ),
    );
    story.push(`${act.name} ${said}`.trim());
    wrong.push(...(await wrongNumbers(run).catch(() => [])));
  }
  return { story, wrong };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1);
}
