import { seededNumbers } from '../../never-wrong/model.ts';
import { acts, openList, pickAct, type Run, restart, troubles, within } from './acts.ts';
import { asked } from './asking.ts';
import { createOrders } from './orders.ts';
import { faultsAtRest, wrongNumbers } from './settled.ts';
import { type ChaosWorld, openChaosWorld } from './world.ts';

/** What came of some runs. */
export interface WorkerReport {
  readonly runs: number;
  readonly acts: number;
  /** A sentence for everything that went wrong, with the seed of its run and what happened in it. */
  readonly faults: readonly string[];
  /** Awaits in the worker's code, those that were reached, and those at which a worker died. */
  readonly awaits: { readonly all: number; readonly reached: number; readonly diedAt: number };
  readonly deaths: number;
  readonly testEvents: { readonly ordered: number; readonly received: number };
}

/** Steps of a run. */
const steps = { least: 5, more: 6 };
/** Milliseconds that one step may take before the next begins. */
const stepTime = 8_000;

/**
 * Plays random runs on the real extension in a real browser: a person at work, and everything around them breaking. After each
 * run all is mended, and everything must come to rest and be right.
 * @param firstSeed each further run has the next one
 */
export async function workerRounds(
  runs: number,
  firstSeed: number,
  say: (line: string) => void,
  extensionDir?: string,
): Promise<WorkerReport> {
  await using cleanUp = new AsyncDisposableStack();
  const world = await openChaosWorld(cleanUp, say, { campaigns: 200, worker: 'instrumented', extensionDir });
  const { days } = world.stage.story;
  const [first = '', middle = '', last = ''] = [days[0], days[15], days.at(-1)];
  const windows = [
    { from: first, to: last },
    { from: middle, to: last },
    { from: first, to: middle },
  ];
  const faults: string[] = [];
  const counts = { acts: 0, ordered: 0, received: 0 };
  let list = await openList(world);
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const run: Run = {
      world,
      random: seededNumbers(seed),
      orders: createOrders(seed, await amountNow(world)),
      windows,
      list,
    };
    const { story, wrong } = await play(run);
    const left = await faultsAtRest(run);
    counts.acts += story.length;
    counts.ordered += run.orders.codes.length;
    counts.received += received(world, run.orders.codes);
    for (const fault of [...wrong, ...left]) faults.push(`Seed ${seed}: ${fault}. It went: ${story.join('; ')}.`);
    say(`seed ${seed}: ${[...wrong, ...left].join(', ') || 'all right'} (${story.join('; ')})`);
    list = await nextList(run, left.length > 0);
  }
  const { deaths, reached } = world.killer();
  const own = (points: Iterable<string>) => [...points].filter((point) => /^\d+$/.test(point)).length;
  return {
    runs,
    acts: counts.acts,
    faults,
    awaits: { all: world.awaits, reached: own(reached), diedAt: own(deaths.keys()) },
    deaths: [...deaths.values()].reduce((sum, times) => sum + times, 0),
    testEvents: { ordered: counts.ordered, received: counts.received },
  };
}

/** One run after another goes on with the same list, unless that was left wrong. */
async function nextList({ list, world }: Run, isWrong: boolean) {
  if (!isWrong) return list;
  await list.close();
  return openList(world);
}

async function play(run: Run): Promise<{ readonly story: readonly string[]; readonly wrong: readonly string[] }> {
  const { random } = run;
  const story: string[] = [];
  const wrong: string[] = [];
  const count = steps.least + random.below(steps.more);
  for (let step = 0; step < count; step += 1) {
    const act = random.below(60) === 0 ? restart : pickAct(random, random.below(5) < 2 ? troubles : acts);
    let said = 'failed';
    const isDone = await within(
      act === restart ? 60_000 : stepTime,
      act.take(run).then((words) => {
        said = typeof words === 'string' ? words : '';
      }),
    );
    story.push([act.name, isDone ? said : 'not done in time'].join(' ').trim());
    wrong.push(...(await wrongNumbers(run).catch(() => [])));
  }
  return { story, wrong };
}

function received({ stage }: ChaosWorld, codes: readonly string[]): number {
  return stage.sandbox.receivedEvents().filter(({ testEventCode }) => codes.includes(testEventCode ?? '')).length;
}

async function amountNow(world: ChaosWorld): Promise<string | null> {
  const settings = (await asked(world, 'alertSettings')) as {
    readonly targets: Readonly<Record<string, { readonly cpiAbove: string | null } | undefined>>;
  };
  return settings.targets[world.stage.appId]?.cpiAbove ?? null;
}
