import { type Benchmark, keepsBudget, median, ratioOf } from './benchmark.ts';
import { forwarding } from './forwarding.ts';
import { intake } from './intake.ts';
import { metricsAnswer } from './metrics.ts';
import { overlayPaint, overlayScroll } from './overlay.ts';
import { redirect } from './redirect.ts';

const benchmarks: readonly Benchmark[] = [overlayPaint, overlayScroll, redirect, intake, forwarding, metricsAnswer];

/** `npm run bench [-- WORD]`: every benchmark whose name has the word; exit code 1 when one breaks its budget. */
async function main(word = ''): Promise<void> {
  const chosen = benchmarks.filter((benchmark) => benchmark.name.includes(word));
  if (chosen.length === 0)
    throw new Error(
      `No benchmark is called "${word}"; there are: ${benchmarks.map((known) => known.name).join('; ')}.`,
    );
  for (const benchmark of chosen) {
    const measurement = await benchmark.measure();
    const ratio = ratioOf(measurement);
    const kept = keepsBudget(ratio, benchmark.budget);
    const bound =
      'atMost' in benchmark.budget ? `at most ${benchmark.budget.atMost}` : `at least ${benchmark.budget.atLeast}`;
    console.log(
      `${benchmark.name}: ${benchmark.compares} = ${ratio.toFixed(2)} (${bound}: ${kept ? 'kept' : 'BROKEN'})`,
    );
    console.log(
      `  medians ${median(measurement.measured).toFixed(1)} / ${median(measurement.baseline).toFixed(1)} ${benchmark.unit} of ${measurement.measured.length} samples each`,
    );
    if (!kept) process.exitCode = 1;
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
