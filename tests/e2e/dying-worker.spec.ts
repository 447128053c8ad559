import { workerRounds } from '../chaos/worker/rounds.ts';
import { expect, publishedStage, test } from './stage.ts';

const runs = 3;

/** `npm run chaos -- worker 500` plays as many as one likes. */
test(`in ${runs} random runs with a dying worker and a broken API nothing is lost, doubled, wrong or stuck`, async () => {
  test.setTimeout(240_000);
  const firstSeed = Math.floor(Math.random() * 1_000_000_000);
  console.log(`Seeds from ${firstSeed} on.`);
  const { extensionDir } = publishedStage();
  const report = await workerRounds({ runs, firstSeed, worlds: 1, dieAt: null, extensionDir }, () => undefined);
  expect(report.faults).toEqual([]);
  expect(report.coverage.own.awaits).toBeGreaterThan(100);
});
