import type { Switches } from '../../switches.ts';
import type { Generation } from '../list-table.ts';
import { keystone } from './keystone/generation.ts';
import { rowItem } from './row-item/generation.ts';
import { viTable } from './vi-table/generation.ts';

const generations: Readonly<Record<Switches['generation'], Generation>> = {
  g1: viTable,
  g2: rowItem,
  g3: keystone,
};

/** One look of the page. */
export function generationOf(name: Switches['generation']): Generation {
  return generations[name];
}
