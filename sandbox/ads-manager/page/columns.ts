import type { Level } from '../levels.ts';
import type { Figures } from './calls.ts';
import { element } from './element.ts';
import { countText, loading, moneyText } from './figure-texts.ts';
import type { Row } from './rows.ts';

/** What stands in one cell. It is built once and filled again whenever its node is used for another row. */
export interface CellContent {
  readonly nodes: readonly Node[];
  /** `figures` is null while the numbers are still loading. */
  fill(row: Row, figures: Figures | null): void;
}

/** The cells that each generation builds in its own way. */
export interface CellBuilders {
  name(): CellContent;
  status(): CellContent;
  budget(currency: string): CellContent;
}

export interface Column {
  /** TikTok's key. */
  readonly field: string;
  readonly label: string;
  readonly width: number;
  readonly align: 'start' | 'end';
  /** Stays at the side while the others scroll. */
  readonly isPinned: boolean;
  readonly isSortable: boolean;
  build(): CellContent;
  /** Text of the totals row. */
  total(figures: Figures | null): string;
}

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

export interface ColumnWishes {
  readonly level: Level;
  readonly currency: string;
  /** Keys of the metric columns; null: the usual ones. */
  readonly figures: readonly string[] | null;
  readonly cells: CellBuilders;
  /** How many rows the whole filtered list has; null while it loads. */
  rowCount(): number | null;
}

/** The columns of a level. */
export function columnsOf({ level, currency, figures, cells, rowCount }: ColumnWishes): readonly Column[] {
  const wanted = figures ?? usualFigures;
  return [
    switchColumn(level),
    nameColumn(level, cells, rowCount),
    statusColumn(level, cells),
    ...(level.path === 'creative' ? [] : [budgetColumn(currency, cells)]),
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
      let shown: string | null = null;
      button.addEventListener('click', () => {
        const isOn = button.getAttribute('aria-checked') !== 'true';
        if (shown !== null) switched.set(shown, isOn);
        button.setAttribute('aria-checked', String(isOn));
      });
      return {
        nodes: [button],
        fill: ({ id, isOn }) => {
          shown = id;
          button.setAttribute('aria-checked', String(switched.get(id) ?? isOn));
        },
      };
    },
    total: () => '',
  };
}

function nameColumn({ own, label }: Level, cells: CellBuilders, rowCount: () => number | null): Column {
  return {
    field: `${own}_name`,
    label: `${label} name`,
    width: 320,
    align: 'start',
    isPinned: true,
    isSortable: true,
    build: () => cells.name(),
    total: () => {
      const count = rowCount();
      return count === null ? loading : `Total of ${count} ${label.toLowerCase()}${count === 1 ? '' : 's'}`;
    },
  };
}

function statusColumn({ own }: Level, cells: CellBuilders): Column {
  return {
    field: `${own}_status`,
    label: 'Status',
    width: 148,
    align: 'start',
    isPinned: false,
    isSortable: false,
    build: () => cells.status(),
    total: () => '',
  };
}

function budgetColumn(currency: string, cells: CellBuilders): Column {
  return {
    field: 'budget',
    label: 'Budget',
    width: 114,
    align: 'end',
    isPinned: false,
    isSortable: true,
    build: () => cells.budget(currency),
    total: () => '',
  };
}

function figureColumn({ field, label, width, kind }: (typeof figureColumns)[number], currency: string): Column {
  const textOf = (figures: Figures | null) => {
    const number = figures?.[field];
    if (number === undefined) return loading;
    switch (kind) {
      case 'money':
        return moneyText(number, currency);
      case 'count':
        return countText(number);
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
    build: () => {
      const text = document.createTextNode('');
      return {
        nodes: [text],
        fill: (_, figures) => {
          text.data = textOf(figures);
        },
      };
    },
    total: textOf,
  };
}
