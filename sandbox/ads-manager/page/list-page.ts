import type { Level } from '../levels.ts';
import { type Address, onLevel, readAddress, writeAddress } from './address.ts';
import { type Account, loadAccount, loadList } from './calls.ts';
import { columnsOf } from './columns.ts';
import { buildDatePicker } from './date-picker.ts';
import { lastDays } from './date-presets.ts';
import { element } from './element.ts';
import { buildFrame } from './frame.ts';
import type { Generation } from './list-table.ts';
import { buildPager } from './pager.ts';
import { below, readRow } from './rows.ts';
import { truthOf } from './truth.ts';

const defaultDelay = 600;

/** Opens the list page that the address names, in the look of `generation`; `today` is `YYYY-MM-DD`. */
export function openLists(root: Element, today: string, generation: Generation): void {
  const here = () => readAddress(new URL(location.href));
  let shownLevel: Level | null = null;
  let shownAccount: Account | null = null;
  let totalCount: number | null = null;
  /** Counts the loads, so that a late reply to an earlier one is not shown. */
  let turn = 0;

  const visit = (change: Partial<Address>) => {
    history.replaceState(null, '', writeAddress({ ...here(), page: 1, ...change }));
    void load();
  };
  const travel = (address: Address) => {
    history.pushState(null, '', writeAddress(address));
    void load();
  };
  const table = generation.buildTable({
    onOpen: ({ id }) => {
      if (here().level.path !== 'creative') travel(below(here(), id));
    },
    onSort: (stat) => {
      const { sort } = here();
      // Largest first, then smallest first, then unsorted.
      if (sort?.stat !== stat) visit({ sort: { stat, order: 1 } });
      else visit({ sort: sort.order === 1 ? { stat, order: 0 } : null });
    },
  });
  const pager = buildPager(visit);
  const datePicker = buildDatePicker(today, (dates) => visit({ dates }));
  const frame = buildFrame(
    { table: table.node, datePicker: datePicker.node, pager: pager.node },
    {
      onLevel: (level) => travel(onLevel(here(), level)),
      onSearch: (keyword) => visit({ keyword }),
      onClearFilters: () => visit({ filters: [] }),
      onAccount: (aadvid) => travel({ ...onLevel(here(), here().level), aadvid }),
    },
  );

  async function load(): Promise<void> {
    const address = here();
    const { level } = address;
    const dates = address.dates ?? lastDays(today, 7);
    const delay = delayOf(address);
    const ownTurn = ++turn;
    totalCount = null;
    table.content = { state: 'loading' };
    frame.show(address);
    datePicker.show(dates);
    pager.show(address, null);
    if (shownAccount?.advertiser_id !== address.aadvid) {
      const account = await loadAccount(address.aadvid, generation.calls);
      if (ownTurn !== turn) return;
      shownAccount = account;
      shownLevel = null;
      if (account === null) return root.replaceChildren(noAccess());
      frame.showAccount(account);
      root.replaceChildren(frame.node);
    }
    if (level !== shownLevel) {
      table.columns = columnsOf({
        level,
        currency: shownAccount?.currency ?? '',
        figures: address.columns,
        cells: generation.cells,
        rowCount: () => totalCount,
      });
    }
    shownLevel = level;
    table.content = { state: 'loading' };
    table.sorting = address.sort;
    const { table: listed, pagination, statistics } = await loadList(address, dates, delay, generation.calls);
    if (ownTurn !== turn) return;
    const rows = listed.map((row) => readRow(row, address));
    totalCount = pagination.total_count;
    pager.show(address, totalCount);
    table.content = { state: 'names', rows };
    // The numbers come later than the names, as on the real page.
    await new Promise((resolve) => setTimeout(resolve, delay / 2));
    if (ownTurn === turn) table.content = { state: 'figures', rows, total: statistics };
  }

  window.sandboxTruth = () => (shownLevel === null ? [] : truthOf(table.drawn(), shownLevel));
  addEventListener('popstate', () => void load());
  void load();
}

function delayOf({ switches }: Address): number {
  return Number(switches.find(([name]) => name === 'sandbox_delay')?.[1] ?? defaultDelay);
}

function noAccess(): HTMLElement {
  return element(
    'main',
    { class: 'notice' },
    element('h1', {}, 'You do not have access to this account'),
    element('p', {}, 'Check the account in the address, or ask its owner for access.'),
  );
}
