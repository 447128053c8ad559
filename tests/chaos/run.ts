import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forwardingRounds } from './forwarding-rounds.ts';
import { killRounds } from './kill-rounds.ts';
import { memoryTrial } from './memory/trial.ts';
import type { AwaitCount } from './worker/coverage.ts';
import { workerRounds } from './worker/rounds.ts';

const usage =
  'Say what to try and how often: npm run chaos -- intake 50, forwarding 30, worker 25 [FIRST_SEED] [WORLDS] [AWAITS] or memory 2000 (a number alone is intake)';

/** Says what was found; true when nothing was lost, counted twice, sent or shown wrongly. */
type Trial = (folder: string, kills: number, words: readonly string[]) => Promise<boolean>;

/** Hours that the worker lives through in the trial of its memory. */
const simulatedHours = 12;

const trials: Readonly<Record<string, { readonly kills: number; readonly run: Trial }>> = {
  intake: {
    kills: 50,
    async run(folder, kills) {
      const { installs, events, clicks, lost, booksAgree } = await killRounds(folder, kills, console.log);
      console.log(`${kills} kills: ${installs} installs, ${events} events and ${clicks} clicks were answered for`);
      console.log(`lost: ${lost.length}; the sums ${booksAgree ? 'are' : 'ARE NOT'} what the rows say`);
      return lost.length === 0 && booksAgree;
    },
  },
  forwarding: {
    kills: 30,
    async run(folder, kills) {
      const { eligible, countedOnce, repeated, ...wrong } = await forwardingRounds(folder, kills, console.log);
      console.log(`${kills} kills: of ${eligible} eligible events TikTok counted ${countedOnce} once`);
      console.log(`deliveries that TikTok had seen before: ${repeated}`);
      const faults = Object.entries(wrong).map(([kind, ids]) => `${kind} ${ids.length}`);
      console.log(faults.join(', '));
      return countedOnce === eligible && Object.values(wrong).every((ids) => ids.length === 0);
    },
  },
  worker: {
    kills: 25,
    async run(_, runs, [seed, worlds = '2', awaits]) {
      // The report then says where each await was written.
      process.env.EXTENSION_SOURCE_MAPS = 'hidden';
      const firstSeed = Number(seed ?? randomInt(1_000_000_000));
      const dieAt = awaits?.split(',') ?? null;
      const stop = new AbortController();
      // Ctrl+C once: no run begins any more, and what was played is told.
      process.once('SIGINT', () => stop.abort());
      const wanted = { runs, firstSeed, worlds: Number(worlds), dieAt, enough: stop.signal };
      const report = await workerRounds(wanted, console.log);
      const { faults, coverage, acts, testEvents, settings } = report;
      for (const fault of faults) console.log(fault);
      for (const code of coverage.neverReached) console.log(`never reached: await ${code}`);
      for (const code of coverage.onlyPassed) console.log(`nobody died at: await ${code}`);
      console.log(`${report.runs} runs from seed ${firstSeed} on, ${acts} acts and troubles: ${faults.length} faults`);
      console.log(
        `the worker died ${coverage.deaths} times at an await; of our own ${told(coverage.own)}, of those of libraries ${told(coverage.ofLibraries)}`,
      );
      const { ordered, taken, received } = testEvents;
      console.log(
        `${ordered} test events ordered, ${taken} taken, ${received} received by TikTok; ${settings} settings changed`,
      );
      return faults.length === 0;
    },
  },
  memory: {
    kills: 2_000,
    async run(_, routes) {
      const { faults } = await memoryTrial(routes, simulatedHours, console.log);
      for (const fault of faults) console.log(fault);
      return faults.length === 0;
    },
  },
};

function told({ awaits, reached, diedAt }: AwaitCount): string {
  return `${awaits} awaits it reached ${reached} and died at ${diedAt}`;
}

/** `npm run chaos [-- intake|forwarding|worker|memory] [KILLS]`: exit code 1 when anything that the API answered for went wrong. */
async function main(words: readonly string[]): Promise<void> {
  const [name = 'intake', number, ...more] = /^\d+$/.test(words[0] ?? '') ? ['intake', ...words] : words;
  const trial = trials[name];
  const kills = Number(number ?? trial?.kills);
  if (trial === undefined || !Number.isInteger(kills) || kills < 1) throw new Error(usage);
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-chaos-'));
  try {
    if (!(await trial.run(folder, kills, more))) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
