import { type Benchmark, keepsBudget, median, ratioOf } from './benchmark.ts';
import { forwarding } from './forwarding.ts';
import { intake } from './intake.ts';
import { metricsAnswer } from './metrics.ts';
import { overlayPaint, overlayScroll } from './overlay.ts';
import { redirect } from './redirect.ts';
import { virtualListAgainstPolling, virtualListAgainstReact, virtualListFrames } from './virtual-list.ts';

const benchmarks: readonly Benchmark[] = [
  overlayPaint,
  overlayScroll,
  virtualListFrames,
  virtualListAgainstReact,
  virtualListAgainstPolling,
  redirect,
  intake,
  forwarding,
  metricsAnswer,
];

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
    const verdict =
      benchmark.budget === null ? 'reported' : `${boundOf(benchmark.budget)}: ${kept ? 'kept' : 'BROKEN'}`;
    console.log(`${benchmark.name}: ${benchmark.compares} = ${ratio.toFixed(2)} (${verdict})`);
    console.log(
      `  medians ${median(measurement.measured).toFixed(1)} / ${median(measurement.baseline).toFixed(1)} ${benchmark.unit} of ${measurement.measured.length} samples each`,
    );
    if (!kept) process.exitCode = 1;
  }
}

function boundOf(budget: NonNullable<Benchmark['budget']>): string {
  return 'atMost' in budget ? `at most ${budget.atMost}` : `at least ${budget.atLeast}`;
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
