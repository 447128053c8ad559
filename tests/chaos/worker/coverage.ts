import type { Await } from './instrument.ts';

/** At which awaits of the worker's code a worker was, and at which one died; of all worlds together. */
export interface Coverage {
  readonly awaits: readonly Await[];
  /** A worker was there. Points have the number of their await, or say what they are. */
  reached(point: string): void;
  died(point: string): void;
  /** Awaits at which fewer workers died than at any other: where the next ones are to die. */
  leastDied(): readonly string[];
  report(): CoverageReport;
}

/** How many awaits there are, at how many a worker was, and at how many one died. */
export interface AwaitCount {
  readonly awaits: number;
  readonly reached: number;
  readonly diedAt: number;
}

export interface CoverageReport {
  /** Of our own code; of awaits without an origin too. */
  readonly own: AwaitCount;
  readonly ofLibraries: AwaitCount;
  /** Deaths at any point. */
  readonly deaths: number;
  /** Our own awaits that no worker reached, and those that were only passed. */
  readonly neverReached: readonly string[];
  readonly onlyPassed: readonly string[];
}

/** @param only the awaits at which workers are to die, where one run is played again; null: those where the fewest died */
export function createCoverage(awaits: readonly Await[], only: readonly string[] | null): Coverage {
  const all = awaits.map((_, point) => String(point));
  const isOwn = (point: string) => !awaits[Number(point)]?.origin?.startsWith('node_modules/');
  const seen = new Set<string>();
  const deaths = new Map<string, number>();
  const deathsAt = (point: string) => deaths.get(point) ?? 0;
  const told = (points: readonly string[]) =>
    points.map((point) => `${point}: ${awaits[Number(point)]?.origin ?? ''} ${awaits[Number(point)]?.code}`);
  const counted = (points: readonly string[]) => ({
    awaits: points.length,
    reached: points.filter((point) => seen.has(point)).length,
    diedAt: points.filter((point) => deaths.has(point)).length,
  });
  return {
    awaits,
    reached: (point) => void seen.add(point),
    died: (point) => void deaths.set(point, deathsAt(point) + 1),
    leastDied() {
      if (only !== null) return only;
      const fewest = Math.min(...all.filter((point) => seen.has(point)).map(deathsAt));
      return all.filter((point) => !seen.has(point) || deathsAt(point) <= fewest);
    },
    report: () => ({
      own: counted(all.filter(isOwn)),
      ofLibraries: counted(all.filter((point) => !isOwn(point))),
      deaths: [...deaths.values()].reduce((sum, times) => sum + times, 0),
      neverReached: told(all.filter((point) => isOwn(point) && !seen.has(point))),
      onlyPassed: told(all.filter((point) => isOwn(point) && seen.has(point) && !deaths.has(point))),
    }),
  };
}
