import type { Level } from '../levels.ts';
import type { Figures } from './calls.ts';
import { element, part } from './element.ts';
import type { Row } from './rows.ts';

/** One column. A cell is built once and filled again whenever its node is used for another row. */
export interface Column {
  /** TikTok's key, the end of the slot's name. */
  readonly field: string;
  readonly label: string;
  readonly width: number;
  readonly align: 'start' | 'end';
  /** Stays at the left while the others scroll. */
  readonly isPinned: boolean;
  readonly isSortable: boolean;
  build(): readonly Node[];
  /** `figures` is null while the numbers are still loading. */
  fill(cell: HTMLElement, row: Row, figures: Figures | null): void;
  /** Text of the totals row. */
  total(figures: Figures | null): string;
}

/** What stands where a number is still loading. */
const loading = '-';

const figureColumns = [
  { field: 'stat_cost', label: 'Cost', width: 138, kind: 'money' },
  { field: 'show_cnt', label: 'Impressions', width: 116, kind: 'count' },
  { field: 'click_cnt', label: 'Clicks', width: 88, kind: 'count' },
  { field: 'cpc', label: 'CPC', width: 96, kind: 'money' },
  { field: 'ctr', label: 'CTR', width: 80, kind: 'percentage' },
  { field: 'time_attr_convert_cnt', label: 'Conversions', width: 116, kind: 'count' },
  { field: 'time_attr_conversion_cost', label: 'CPA', width: 94, kind: 'money' },
] as const;

/** Metric columns of a list whose address names none. */
const usualFigures: readonly string[] = ['stat_cost', 'click_cnt', 'time_attr_convert_cnt'];

/**
 * The columns of a level, with the metric columns in `figures` (null: the usual ones).
 * `rowCount` is how many rows the whole filtered list has; null while it loads.
 */
export function columnsOf(
  level: Level,
  currency: string,
  figures: readonly string[] | null,
  rowCount: () => number | null,
): readonly Column[] {
  const wanted = figures ?? usualFigures;
  return [
    switchColumn(level),
    nameColumn(level, rowCount),
    statusColumn(level),
    ...(level.path === 'creative' ? [] : [budgetColumn(currency)]),
    ...figureColumns.filter(({ field }) => wanted.includes(field)).map((figure) => figureColumn(figure, currency)),
  ];
}

function switchColumn({ own }: Level): Column {
  /** Switched by hand; the sandbox forgets it with the page. */
  const switched = new Map<string, boolean>();
  return {
    field: `${own}_opt_status`,
    label: 'On/Off',
    width: 64,
    align: 'start',
    isPinned: true,
    isSortable: false,
    build: () => {
      const button = element('button', { class: 'switch', role: 'switch', type: 'button', 'aria-label': 'On/Off' });
      button.addEventListener('click', () => {
        const isOn = button.getAttribute('aria-checked') !== 'true';
        switched.set(button.value, isOn);
        button.setAttribute('aria-checked', String(isOn));
      });
      return [button];
    },
    fill: (cell, { id, isOn }) => {
      const button = part(cell, 'switch') as HTMLButtonElement;
      button.value = id;
      button.setAttribute('aria-checked', String(switched.get(id) ?? isOn));
    },
    total: () => '',
  };
}

function nameColumn({ own, label }: Level, rowCount: () => number | null): Column {
  return {
    field: `${own}_name`,
    label: `${label} name`,
    width: 320,
    align: 'start',
    isPinned: true,
    isSortable: true,
    build: () => [
      element(
        'div',
        { class: 'cl-w-full cl-overflow-hidden' },
        element('a', { class: 'KsLink KsLink--inherit', role: 'link', tabindex: '-1' }),
      ),
      element('div', { class: 'entity-id' }),
    ],
    fill: (cell, { id, name }) => {
      const link = part(cell, 'KsLink');
      link.textContent = name;
      link.title = name;
      part(cell, 'entity-id').textContent = `ID: ${id}`;
    },
    total: () => {
      const count = rowCount();
      return count === null ? loading : `Total of ${count} ${label.toLowerCase()}${count === 1 ? '' : 's'}`;
    },
  };
}

function statusColumn({ own }: Level): Column {
  return {
    field: `${own}_status`,
    label: 'Status',
    width: 148,
    align: 'start',
    isPinned: false,
    isSortable: false,
    build: () => [
      element('span', { class: 'status-dot' }),
      element('span', { class: 'status-text' }),
      element('span', { class: 'status-badge' }),
    ],
    fill: (cell, { status, notices }) => {
      part(cell, 'status-dot').classList.toggle('status-dot--active', status === 'Active');
      part(cell, 'status-text').textContent = status;
      part(cell, 'status-badge').textContent = notices === null ? '' : String(notices);
    },
    total: () => '',
  };
}

function budgetColumn(currency: string): Column {
  return {
    field: 'budget',
    label: 'Budget',
    width: 114,
    align: 'end',
    isPinned: false,
    isSortable: true,
    build: () => [
      element('div', { class: 'budget' }),
      element('div', { class: 'budget-kind' }),
      element('div', { class: 'budget-tip', role: 'tooltip' }),
    ],
    fill: (cell, { budget }) => {
      part(cell, 'budget').textContent = budget === null ? 'No limit' : money(budget, currency);
      part(cell, 'budget-kind').textContent = budget === null ? '' : 'Daily';
      part(cell, 'budget-tip').textContent =
        budget === null ? '' : `Starting daily budget: ${money(String(Number(budget) * 5), currency)}`;
    },
    total: () => '',
  };
}

function figureColumn({ field, label, width, kind }: (typeof figureColumns)[number], currency: string): Column {
  const textOf = (figures: Figures | null) => {
    const number = figures?.[field];
    if (number === undefined) return loading;
    switch (kind) {
      case 'money':
        return money(number, currency);
      case 'count':
        return Number(number).toLocaleString('en-US');
      case 'percentage':
        return `${number}%`;
    }
  };
  return {
    field,
    label,
    width,
    align: 'end',
    isPinned: false,
    isSortable: true,
    build: () => [document.createTextNode('')],
    fill: (cell, _, figures) => {
      cell.textContent = textOf(figures);
    },
    total: textOf,
  };
}

/** Number, space, currency code, such as `1,024.92 EUR`. */
function money(amount: string, currency: string): string {
  return `${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
}
