import type { Level } from '../levels.ts';
import { readSwitches, type Switches } from '../switches.ts';
import { type Address, onLevel, readAddress, withSwitch, writeAddress } from './address.ts';
import { type Account, loadAccount, loadList } from './calls.ts';
import { columnsOf } from './columns.ts';
import { buildDatePicker, type DatePicker } from './date-picker.ts';
import { lastDays } from './date-presets.ts';
import { buildFrame, type Frame, noAccess } from './frame.ts';
import type { Generation, TableEvents } from './list-table.ts';
import { ListTables } from './list-tables.ts';
import { buildPager, type Pager } from './pager.ts';
import { withPinsOf } from './pinned.ts';
import { seatTables } from './portal.ts';
import { below, readRows } from './rows.ts';
import { wordsOf } from './words.ts';

interface Furniture {
  readonly frame: Frame;
  readonly pager: Pager;
  readonly datePicker: DatePicker;
}

/** The list page: what its address says, what it has loaded, and what it shows. */
export class ListPage {
  readonly tables = new ListTables();
  readonly #root: Element;
  readonly #today: string;
  readonly #generation: Generation;
  readonly #events: TableEvents = {
    onOpen: ({ shownId }) => {
      if (here().level.path !== 'creative') this.#travel(below(here(), shownId));
    },
    onSort: (stat) => {
      const { sort } = here();
      // Largest first, then smallest first, then unsorted.
      if (sort?.stat !== stat) this.#visit({ sort: { stat, order: 1 } });
      else this.#visit({ sort: sort.order === 1 ? { stat, order: 0 } : null });
    },
  };
  #furniture: Furniture;
  #level: Level | null = null;
  #account: Account | null = null;
  #totalCount: number | null = null;
  /** Counts the loads, so that a late reply to an earlier one is not shown. */
  #turn = 0;

  /** `today` is `YYYY-MM-DD`. */
  constructor(root: Element, today: string, generation: Generation) {
    this.#root = root;
    this.#today = today;
    this.#generation = generation;
    if (this.switches.reorder === 'columns') this.tables.columnOrder = (columns) => columns.toReversed();
    this.#furniture = this.#furnish();
    addEventListener('popstate', () => void this.load());
  }

  get switches(): Switches {
    return readSwitches(here().switches);
  }

  get level(): Level {
    return this.#level ?? here().level;
  }

  /** Shows the list of the same address with a switch set, in nodes that are all new. */
  change(switchName: string, value: string): void {
    history.replaceState(null, '', writeAddress(withSwitch(here(), switchName, value)));
    this.#furniture = this.#furnish();
    this.#level = null;
    this.#account = null;
    void this.load();
  }

  /** Puts new tables in place of those there are, with what they show; with a switch set, if one is named. */
  rebuildTables(switchName?: string, value = ''): void {
    if (switchName !== undefined) history.replaceState(null, '', writeAddress(withSwitch(here(), switchName, value)));
    const { switches } = this;
    const build = () => this.#generation.buildTable(this.#events, switches, wordsOf(switches.locale));
    this.tables.all = switches.tables === '2' ? [build(), build()] : [build()];
  }

  async load(): Promise<void> {
    const address = here();
    const { level } = address;
    const dates = address.dates ?? lastDays(this.#today, 7);
    const { calls } = this.#generation;
    const turn = ++this.#turn;
    this.#totalCount = null;
    this.tables.content = { state: 'loading' };
    this.#showAddress(address);
    if (this.#account?.advertiser_id !== address.aadvid) {
      const account = await loadAccount(address.aadvid, calls);
      if (turn !== this.#turn) return;
      this.#showAccount(account);
    }
    if (this.#account === null) return;
    if (level !== this.#level) this.#showColumns(address, this.#account);
    this.tables.sorting = address.sort;
    const reply = await loadList(address, dates, calls);
    if (turn !== this.#turn) return;
    const rows = readRows(reply, address, wordsOf(this.switches.locale));
    this.#totalCount = reply.pagination.total_count;
    this.#furniture.pager.show(address, this.#totalCount);
    this.tables.content = { state: 'names', rows };
    // The numbers come later than the names, as on the real page.
    await new Promise((resolve) => setTimeout(resolve, this.switches.delay / 2));
    if (turn !== this.#turn) return;
    this.tables.content = { state: 'figures', rows, total: reply.statistics };
    if (this.switches.reorder === 'rows') this.tables.reorderRows((things) => things.toReversed());
  }

  #showAddress(address: Address): void {
    this.#furniture.frame.show(address);
    this.#furniture.datePicker.show(address.dates ?? lastDays(this.#today, 7));
    this.#furniture.pager.show(address, null);
  }

  #showAccount(account: Account | null): void {
    this.#account = account;
    this.#level = null;
    if (account === null) {
      this.#root.replaceChildren(noAccess());
      return;
    }
    this.#furniture.frame.showAccount(account);
    this.#root.replaceChildren(this.#furniture.frame.node);
  }

  #showColumns({ level, columns }: Address, { currency }: Account): void {
    const { locale, spend, sticky } = this.switches;
    this.#level = level;
    this.tables.columns = withPinsOf(
      sticky,
      columnsOf({
        level,
        currency,
        figures: columns,
        cells: this.#generation.cells,
        words: wordsOf(locale),
        spend,
        rowCount: () => this.#totalCount,
      }),
    );
  }

  #furnish(): Furniture {
    const { switches } = this;
    const words = wordsOf(switches.locale);
    document.documentElement.lang = switches.locale;
    document.documentElement.dir = switches.locale === 'ar' ? 'rtl' : 'ltr';
    this.rebuildTables();
    const pager = buildPager((change) => this.#visit(change));
    const datePicker = buildDatePicker(this.#today, (dates) => this.#visit({ dates }));
    const frame = buildFrame(
      { table: seatTables(this.tables.node, switches.portal), datePicker: datePicker.node, pager: pager.node },
      {
        onLevel: (level) => this.#travel(onLevel(here(), level)),
        onSearch: (keyword) => this.#visit({ keyword }),
        onFilters: (filters) => this.#visit({ filters }),
        onAccount: (aadvid) => this.#travel({ ...onLevel(here(), here().level), aadvid }),
      },
      words,
    );
    return { frame, pager, datePicker };
  }

  #visit(change: Partial<Address>): void {
    history.replaceState(null, '', writeAddress({ ...here(), page: 1, ...change }));
    void this.load();
  }

  #travel(address: Address): void {
    history.pushState(null, '', writeAddress(address));
    void this.load();
  }
}

function here(): Address {
  return readAddress(new URL(location.href));
}
