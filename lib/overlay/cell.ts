import type { FigureSource } from '#lib/metrics';
import type { Explanation } from './explanation.ts';

/** How a cell looks; each state has a look of its own that does not depend on colour alone. */
export type CellState = 'loading' | 'value' | 'zero' | 'none' | 'stale' | 'failed';

/** One number to paint, already written for its reader. */
export interface Cell {
  /** Names the column it belongs to. */
  readonly metric: string;
  readonly state: CellState;
  /** Whose number it is; empty while there is none. */
  readonly source: FigureSource | '';
  readonly text: string;
  readonly explanation: Explanation;
}
