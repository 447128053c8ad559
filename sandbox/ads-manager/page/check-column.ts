import type { Column } from './columns.ts';
import { element } from './element.ts';

/** The column of boxes by which rows are selected; it keeps its choice by id, whatever the nodes show. */
export function checkColumn(): Column {
  const selected = new Set<string>();
  return {
    field: 'selection',
    label: '',
    width: 40,
    align: 'start',
    pin: 'start',
    isSortable: false,
    build: () => {
      const box = element('input', { type: 'checkbox', 'aria-label': 'Select' });
      let shown: string | null = null;
      box.addEventListener('change', () => {
        if (shown === null) return;
        if (box.checked) selected.add(shown);
        else selected.delete(shown);
      });
      return {
        nodes: [box],
        fill: ({ id }) => {
          shown = id;
          box.checked = selected.has(id);
        },
      };
    },
    total: () => '',
  };
}
