import type { Switches } from '../../switches.ts';
import type { ListPage } from '../list-page.ts';
import type { Random } from './random.ts';

/** One way to change a living page. */
export interface Step {
  readonly name: string;
  /** The only generation that can change so; none: every one can. */
  readonly only?: Switches['generation'];
  /** Changes the page and says what it did. */
  apply(page: ListPage, random: Random): string;
}
