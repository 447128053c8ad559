import type { Generation } from '../list-table.ts';
import { keystone } from './keystone/generation.ts';
import { rowItem } from './row-item/generation.ts';
import { viTable } from './vi-table/generation.ts';

/** The look of the page that its address asks for. */
export function generationOf(address: URL): Generation {
  switch (address.searchParams.get('sandbox_generation')) {
    case 'g1':
      return viTable;
    case 'g2':
      return rowItem;
    default:
      return keystone(address.searchParams.get('sandbox_suffix') ?? '1-1-14');
  }
}
