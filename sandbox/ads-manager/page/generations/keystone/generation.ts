import { currentCalls } from '../../call-styles.ts';
import type { Generation } from '../../list-table.ts';
import { keystoneCells } from './cells.ts';
import { VirtualTable } from './virtual-table.ts';

/** The page of 2025/26: web components. The table's tag ends differently by app, deploy and account on the real page. */
export const keystone: Generation = {
  calls: currentCalls,
  cells: keystoneCells,
  buildTable: (events, switches, words) => {
    const tag = `ks-virtual-table-${switches.suffix}`;
    if (customElements.get(tag) === undefined) customElements.define(tag, class extends VirtualTable {});
    const table = document.createElement(tag);
    if (!(table instanceof VirtualTable)) throw new Error(`The table could not be created as ${tag}`);
    table.equip(events, switches, words);
    return table;
  },
};
