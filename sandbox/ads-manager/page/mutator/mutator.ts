import type { ListPage } from '../list-page.ts';
import { markupSteps } from './markup-steps.ts';
import { seededRandom } from './random.ts';
import type { Step } from './step.ts';
import { structureSteps } from './structure-steps.ts';

declare global {
  interface Window {
    /** For tests only: changes the living page in one way, by `seed`, and says how. */
    sandboxMutate(seed: number): string;
  }
}

/** Milliseconds between two changes of a page that changes by itself. */
const pace = 900;

/** Changes the page once, in a way that `seed` alone decides; returns what was done. */
export function mutate(page: ListPage, seed: number): string {
  const random = seededRandom(seed);
  const { generation } = page.switches;
  const steps: readonly Step[] = [...markupSteps, ...structureSteps].filter(
    ({ only }) => only === undefined || only === generation,
  );
  const step = steps[random.below(steps.length)];
  return step === undefined ? '' : `${step.name}: ${step.apply(page, random)}`;
}

/** Lets the page change by itself from now on, in the order that `seed` decides. */
export function keepMutating(page: ListPage, seed: number): void {
  let turn = 0;
  setInterval(() => {
    if (!page.tables.isLoading) mutate(page, seed + turn++);
  }, pace);
}
