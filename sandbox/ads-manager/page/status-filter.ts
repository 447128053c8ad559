import type { Address, Filter } from './address.ts';
import { element } from './element.ts';
import type { Words } from './words.ts';

export interface StatusFilter {
  readonly node: HTMLElement;
  show(address: Address): void;
}

/**
 * Limits the list to one status. `campaign_status` is a field of TikTok's; those of the other levels, and that the values
 * are the words of a reply's `primary_status`, are the stand-in's choice.
 */
export function buildStatusFilter(words: Words, onPick: (filters: readonly Filter[]) => void): StatusFilter {
  const select = element(
    'select',
    { class: 'status-filter', 'aria-label': words.status },
    element('option', { value: '' }, words.allStatuses),
    ...['delivery_ok', 'disable'].map((status) =>
      element('option', { value: status }, words.statuses[status] ?? status),
    ),
  );
  let others: readonly Filter[] = [];
  let field = '';
  select.addEventListener('change', () => {
    onPick(select.value === '' ? others : [...others, { field, values: [select.value] }]);
  });
  return {
    node: select,
    show({ level, filters }) {
      field = `${level.own}_status`;
      others = filters.filter((filter) => filter.field !== field);
      select.value = filters.find((filter) => filter.field === field)?.values[0] ?? '';
    },
  };
}
