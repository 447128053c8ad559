import { type Explanation, sameExplanation } from './explanation.ts';

/** How a cell looks; each state has a look of its own that does not depend on colour alone. */
export type CellState = 'loading' | 'value' | 'zero' | 'none' | 'stale' | 'failed';

/** One number to paint, already written for its reader. */
export interface Cell {
  /** Names the column it belongs to. */
  readonly metric: string;
  readonly state: CellState;
  /** Whose number it is; empty while there is none. */
  readonly source: string;
  readonly text: string;
  readonly explanation: Explanation;
}

/** True where both would look the same, so that nothing needs to be painted again. */
export function sameCell(one: Cell, other: Cell): boolean {
  return (
    one === other ||
    (one.metric === other.metric &&
      one.state === other.state &&
      one.source === other.source &&
      one.text === other.text &&
      sameExplanation(one.explanation, other.explanation))
  );
}
