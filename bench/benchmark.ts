/** One thing measured against a baseline in the same run: only the ratio means anything on another machine. */
export interface Benchmark {
  readonly name: string;
  /** What the ratio compares, such as `overlay / bare elements`. */
  readonly compares: string;
  /** The bound of the ratio that the architecture sets; null where the ratio is only reported. */
  readonly budget: { readonly atMost: number } | { readonly atLeast: number } | null;
  /** What the samples count. */
  readonly unit: string;
  /** Throws one clear sentence when it cannot be measured here. */
  measure(): Promise<Measurement>;
}

/** Samples in the unit of the benchmark. */
export interface Measurement {
  readonly measured: readonly number[];
  readonly baseline: readonly number[];
}

/** The middle of the samples; throws when there are none. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of no samples.');
  return (low + high) / 2;
}

/** Median of what was measured over the median of the baseline. */
export function ratioOf({ measured, baseline }: Measurement): number {
  return median(measured) / median(baseline);
}

export function keepsBudget(ratio: number, budget: Benchmark['budget']): boolean {
  if (budget === null) return true;
  return 'atMost' in budget ? ratio <= budget.atMost : ratio >= budget.atLeast;
}
