import { runSequences } from '../never-wrong/run-sequences.ts';
import { expect, test } from './stage.ts';

/** `NEVER_WRONG_SEQUENCES` asks for more; `npm run chaos:lists -- 10000` runs them without the rest. */
const sequences = Number(process.env.NEVER_WRONG_SEQUENCES ?? '100');

test(`in ${sequences} random sequences no number stands on a row that it is not of`, async ({ stage }) => {
  test.setTimeout(60_000 + 4_000 * sequences);
  const firstSeed = Math.floor(Math.random() * 1_000_000_000);
  console.log(`Seeds from ${firstSeed} on.`);
  const { faults, ...totals } = await runSequences(stage.executablePath, firstSeed, sequences, () => undefined);
  expect(faults).toEqual([]);
  expect(totals.sequences).toBe(sequences);
  expect(totals.cells).toBeGreaterThan(0);
});
