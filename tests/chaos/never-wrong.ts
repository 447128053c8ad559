import { getBrowser } from '../../demo/browser/index.ts';
import { runSequences } from '../never-wrong/run-sequences.ts';

/** `npm run chaos:lists [-- SEQUENCES [FIRST_SEED]]`: exit code 1 when any number was painted on a row that it is not of. */
async function main(sequences: number, firstSeed: number): Promise<void> {
  if (!Number.isInteger(sequences) || sequences < 1) throw new Error('Say how many: npm run chaos:lists -- 10000');
  const started = performance.now();
  const { faults, ...totals } = await runSequences(await getBrowser(console.log), firstSeed, sequences, console.log);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(
    `${totals.sequences} sequences from seed ${firstSeed}, ${totals.frames} frames, ${totals.cells} cells in ${minutes} min: ${faults.length} wrong`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

await main(Number(process.argv[2] ?? '1000'), Number(process.argv[3] ?? '1')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
