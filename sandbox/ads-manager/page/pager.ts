import { type Address, pageSizes } from './address.ts';
import { element } from './element.ts';

export interface Pager {
  readonly node: HTMLElement;
  show(address: Address, total: number | null): void;
}

/** Row count, page size and steps between pages. */
export function buildPager(onGo: (change: { page: number; pageSize: number }) => void): Pager {
  const count = element('span', { class: 'pager-count' });
  const back = element('button', { type: 'button', class: 'pager-step', 'aria-label': 'Previous page' }, '‹');
  const next = element('button', { type: 'button', class: 'pager-step', 'aria-label': 'Next page' }, '›');
  const number = element('span', { class: 'pager-number' });
  const size = element(
    'select',
    { class: 'pager-size', 'aria-label': 'Rows per page' },
    ...pageSizes.map((pageSize) => element('option', { value: String(pageSize) }, `${pageSize}/page`)),
  );
  let page = 1;
  const go = (target: number) => onGo({ page: target, pageSize: Number(size.value) });
  back.addEventListener('click', () => go(page - 1));
  next.addEventListener('click', () => go(page + 1));
  size.addEventListener('change', () => go(1));

  return {
    node: element('div', { class: 'pager' }, count, element('span', { class: 'spacer' }), back, number, next, size),
    show(address, total) {
      page = address.page;
      size.value = String(address.pageSize);
      number.textContent = String(page);
      const last = total === null ? page : Math.max(1, Math.ceil(total / address.pageSize));
      back.disabled = page <= 1;
      next.disabled = page >= last;
      const first = (page - 1) * address.pageSize + 1;
      count.textContent =
        total === null
          ? ''
          : total === 0
            ? '0 records'
            : `${first}–${Math.min(page * address.pageSize, total)} of ${total} records`;
    },
  };
}
