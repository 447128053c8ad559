import type { AwaitCode } from './instrument.ts';

/** At which awaits of the worker's code a worker was, and at which one died; of all worlds together. */
export interface Coverage {
  readonly code: AwaitCode;
  /** A worker was there. Points have the number of their await, or say what they are. */
  reached(point: string): void;
  died(point: string): void;
  /** Awaits at which fewer workers died than at any other: where the next ones are to die. */
  leastDied(): readonly string[];
  report(): CoverageReport;
}

export interface CoverageReport {
  readonly awaits: number;
  readonly reached: number;
  readonly diedAt: number;
  /** Deaths at any point. */
  readonly deaths: number;
  /** Code of the awaits that no worker reached, and of those that were only passed. */
  readonly neverReached: readonly string[];
  readonly onlyPassed: readonly string[];
}

/** @param only the awaits at which workers are to die, where one run is played again; null: those where the fewest died */
export function createCoverage(code: AwaitCode, only: readonly string[] | null): Coverage {
  const all = code.map((_, point) => String(point));
  const seen = new Set<string>();
  const deaths = new Map<string, number>();
  const deathsAt = (point: string) => deaths.get(point) ?? 0;
  const told = (points: readonly string[]) => points.map((point) => `${point}: ${code[Number(point)]}`);
  return {
    code,
    reached: (point) => void seen.add(point),
    died: (point) => void deaths.set(point, deathsAt(point) + 1),
    leastDied() {
      if (only !== null) return only;
      const fewest = Math.min(...all.filter((point) => seen.has(point)).map(deathsAt));
      return all.filter((point) => !seen.has(point) || deathsAt(point) <= fewest);
    },
    report: () => ({
      awaits: all.length,
      reached: all.filter((point) => seen.has(point)).length,
      diedAt: all.filter((point) => deaths.has(point)).length,
      deaths: [...deaths.values()].reduce((sum, times) => sum + times, 0),
      neverReached: told(all.filter((point) => !seen.has(point))),
      onlyPassed: told(all.filter((point) => seen.has(point) && !deaths.has(point))),
    }),
  };
}
