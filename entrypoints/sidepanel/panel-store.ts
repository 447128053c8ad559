import { create } from 'zustand';
import { type Problem, problemOf } from '#lib/appsprint';
import type { AdvertiserId, EntityId, Level, MetricDay } from '#lib/appsprint/contract';
import { type DayWindow, daysAgo } from '#lib/calendar';
import { ask, type Outcome, type PerformancePage } from '#lib/messages';
import {
  createFigures,
  type Figures,
  noFilter,
  type Order,
  type PerformanceRow,
  type RowFilter,
} from '#lib/performance';
import type { PageBeside } from './page-window.ts';

/** An object whose rows below are shown, on the way from the campaigns down. */
export interface Step {
  readonly level: Level;
  readonly id: EntityId;
  readonly name: string;
}

/** Everything known of the rows that are shown. */
export type Rows =
  | { readonly state: 'loading'; readonly loaded: number; readonly of: number | null }
  | { readonly state: 'failed'; readonly problem: Problem }
  | {
      readonly state: 'there';
      readonly rows: readonly PerformanceRow[];
      readonly figures: Figures;
      readonly page: Omit<PerformancePage, 'rows' | 'nextCursor'>;
      readonly days: readonly MetricDay[];
    };

interface PanelStore {
  readonly level: Level;
  readonly path: readonly Step[];
  readonly window: DayWindow;
  /** Whether the window is the page's; where the page has none, the last one stays. */
  readonly followsPage: boolean;
  /** The advertiser of the page beside, where it shows a list. */
  readonly pageAdvertiser: AdvertiserId | null;
  readonly rows: Rows;
  readonly order: Order;
  readonly filter: RowFilter;
  readonly opened: EntityId | null;
  load(): Promise<void>;
  pageMoved(page: PageBeside): void;
  followPage(follows: boolean): void;
  chooseWindow(window: DayWindow): void;
  chooseLevel(level: Level): void;
  goInto(row: PerformanceRow): void;
  goBackTo(steps: number): void;
  sortBy(by: Order['by']): void;
  filterBy(filter: Partial<RowFilter>): void;
  open(id: EntityId | null): void;
}

const below: Readonly<Record<Level, Level | null>> = { campaign: 'adgroup', adgroup: 'ad', ad: null };

/** What the side panel shows. Rows are fetched a page at a time; an answer to an older question is dropped. */
export const usePanel = create<PanelStore>()((set, get) => {
  let question = 0;
  let lastPage: PageBeside = null;

  const change = (next: Partial<PanelStore>) => {
    set({ opened: null, ...next });
    void get().load();
  };

  return {
    level: 'campaign',
    path: [],
    window: daysAgo(7, Date.now()),
    followsPage: true,
    pageAdvertiser: null,
    rows: { state: 'loading', loaded: 0, of: null },
    order: { by: 'spend', direction: 'falling' },
    filter: noFilter,
    opened: null,

    async load() {
      question += 1;
      const mine = question;
      const isOver = () => mine !== question;
      const { level, window, path } = get();
      const within = path.slice(-1).map(({ id }) => id);
      set({ rows: { state: 'loading', loaded: 0, of: null } });
      try {
        const days = await ask('performanceDays', { level: 'advertiser', ...window, ids: [] });
        const rows: PerformanceRow[] = [];
        for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
          const answer: Outcome<PerformancePage> = await ask('performance', { level, ...window, within, cursor });
          if (isOver()) return;
          if (!answer.ok) {
            set({ rows: { state: 'failed', problem: answer.problem } });
            return;
          }
          const { rows: some, nextCursor, ...page }: PerformancePage = answer.value;
          for (const { id, name, ...sums } of some) rows.push({ id, name, sums });
          cursor = nextCursor;
          set(
            cursor === null
              ? {
                  rows: {
                    state: 'there',
                    rows,
                    figures: createFigures(page.currency),
                    page,
                    days: days.ok && path.length === 0 ? (days.value.rows[0]?.days ?? []) : [],
                  },
                }
              : { rows: { state: 'loading', loaded: rows.length, of: page.totals.rows } },
          );
        }
      } catch (error) {
        if (!isOver()) set({ rows: { state: 'failed', problem: problemOf(error) } });
      }
    },

    pageMoved(page) {
      lastPage = page;
      set({ pageAdvertiser: page?.advertiserId ?? null });
      const { followsPage, window, rows } = get();
      const isNew = page?.window != null && (page.window.from !== window.from || page.window.to !== window.to);
      if (followsPage && page?.window != null && isNew) change({ window: page.window });
      else if (rows.state === 'loading' && question === 0) void get().load();
    },

    followPage(followsPage) {
      set({ followsPage });
      if (followsPage) get().pageMoved(lastPage);
    },

    chooseWindow: (window) => change({ window, followsPage: false }),
    chooseLevel: (level) => change({ level, path: [], filter: noFilter }),

    goInto(row) {
      const { level, path } = get();
      const next = below[level];
      if (next === null) return;
      const step: Step = { level, id: row.id as EntityId, name: row.name ?? row.id };
      change({ level: next, path: [...path, step], filter: noFilter });
    },

    goBackTo(steps) {
      const { path } = get();
      const left = path[steps];
      if (left !== undefined) change({ level: left.level, path: path.slice(0, steps), filter: noFilter });
    },

    sortBy(by) {
      const { order } = get();
      const falls = order.by === by ? order.direction === 'rising' : by !== 'name';
      set({ order: { by, direction: falls ? 'falling' : 'rising' } });
    },

    filterBy: (filter) => set({ filter: { ...get().filter, ...filter } }),
    open: (opened) => set({ opened }),
  };
});
