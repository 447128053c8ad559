const width = 56;
const height = 16;

/**
 * Values of days in a row as a small line; a day without a value is a gap. With fewer than two values an empty place of the same size.
 * @param said the line in words
 */
export function Sparkline({ values, said }: { readonly values: readonly (number | null)[]; readonly said: string }) {
  const known = values.flatMap((value) => value ?? []);
  if (known.length < 2) return <svg width={width} height={height} aria-hidden="true" />;
  const most = Math.max(...known, 0) || 1;
  const step = width / (values.length - 1);
  const runs = runsOf(values).map((run) =>
    run.map(([index, value]) => `${index * step},${height - 1 - (value / most) * (height - 2)}`).join(' '),
  );
  return (
    <svg width={width} height={height} role="img" aria-label={said}>
      <title>{said}</title>
      {runs.map((points) => (
        <polyline key={points} points={points} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
      ))}
    </svg>
  );
}

/** Stretches of days that have a value each, with the days' places. */
function runsOf(values: readonly (number | null)[]): (readonly [index: number, value: number])[][] {
  const runs: (readonly [number, number])[][] = [];
  let isInRun = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) {
      if (isInRun) runs.at(-1)?.push([index, value]);
      else runs.push([[index, value]]);
    }
    isInRun = value !== null;
  }
  return runs;
}
