import type { Level } from '../levels.ts';
import type { Switches } from '../switches.ts';
import type { Figures } from './calls.ts';
import { element } from './element.ts';
import { countText, loading, moneyText } from './figure-texts.ts';
import type { Row } from './rows.ts';
import type { Words } from './words.ts';

/** What stands in one cell. It is built once and filled again whenever its node is used for another row. */
export interface CellContent {
  readonly nodes: readonly Node[];
  /** What opens the row when it is clicked. */
  readonly link?: Element;
  /** `figures` is null while the numbers are still loading. */
  fill(row: Row, figures: Figures | null): void;
}

/** The cells that each generation builds in its own way. */
export interface CellBuilders {
  name(): CellContent;
  status(): CellContent;
  budget(currency: string, words: Words): CellContent;
}

export interface Column {
  /** TikTok's key. */
  readonly field: string;
  readonly label: string;
  readonly width: number;
  readonly align: 'start' | 'end';
  /** The side at which the column stays while the others scroll; null: it scrolls. */
  readonly pin: 'start' | 'end' | null;
  readonly isSortable: boolean;
  build(): CellContent;
  /** Text of the totals row. */
  total(figures: Figures | null): string;
}

const figureColumns = [
  { field: 'stat_cost', width: 138, kind: 'money' },
  { field: 'show_cnt', width: 116, kind: 'count' },
  { field: 'click_cnt', width: 88, kind: 'count' },
  { field: 'cpc', width: 96, kind: 'money' },
  { field: 'ctr', width: 80, kind: 'percentage' },
  { field: 'time_attr_convert_cnt', width: 116, kind: 'count' },
  { field: 'time_attr_conversion_cost', width: 94, kind: 'money' },
] as const;

/** Metric columns of a list whose address names none. */
const usualFigures: readonly string[] = ['stat_cost', 'click_cnt', 'time_attr_convert_cnt'];

export interface ColumnWishes {
  readonly level: Level;
  readonly currency: string;
  /** Keys of the metric columns; null: the usual ones. */
  readonly figures: readonly string[] | null;
  readonly cells: CellBuilders;
  readonly words: Words;
  /** Wording of the spend header. */
  readonly spend: Switches['spend'];
  /** How many rows the whole filtered list has; null while it loads. */
  rowCount(): number | null;
}

/** The columns of a level. */
export function columnsOf(wishes: ColumnWishes): readonly Column[] {
  const { level } = wishes;
  const wanted = wishes.figures ?? usualFigures;
  return [
    switchColumn(wishes),
    nameColumn(wishes),
    statusColumn(wishes),
    ...(level.path === 'creative' ? [] : [budgetColumn(wishes)]),
    ...figureColumns.filter(({ field }) => wanted.includes(field)).map((figure) => figureColumn(figure, wishes)),
  ];
}

function switchColumn({ level: { own }, words }: ColumnWishes): Column {
  /** Switched by hand; the sandbox forgets it with the page. */
  const switched = new Map<string, boolean>();
  return {
    field: `${own}_opt_status`,
    label: words.onOff,
    width: 64,
    align: 'start',
    pin: 'start',
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

function nameColumn({ level: { own, path }, cells, words, rowCount }: ColumnWishes): Column {
  const label = words.levels[path];
  return {
    field: `${own}_name`,
    label: words.nameHeader(label),
    width: 320,
    align: 'start',
    pin: 'start',
    isSortable: true,
    build: () => cells.name(),
    total: () => {
      const count = rowCount();
      return count === null ? loading : words.totalOf(count, label);
    },
  };
}

function statusColumn({ level: { own }, cells, words }: ColumnWishes): Column {
  return {
    field: `${own}_status`,
    label: words.status,
    width: 148,
    align: 'start',
    pin: null,
    isSortable: false,
    build: () => cells.status(),
    total: () => '',
  };
}

function budgetColumn({ currency, cells, words }: ColumnWishes): Column {
  return {
    field: 'budget',
    label: words.budget,
    width: 130,
    align: 'end',
    pin: null,
    isSortable: true,
    build: () => cells.budget(currency, words),
    total: () => '',
  };
}

function figureColumn(
  { field, width, kind }: (typeof figureColumns)[number],
  { currency, words, spend }: ColumnWishes,
): Column {
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
    label: field === 'stat_cost' ? words.spend[spend] : (words.figures[field] ?? field),
    width,
    align: 'end',
    pin: null,
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
