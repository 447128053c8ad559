import { type Level, levels } from '../levels.ts';
import { type Address, onLevel, readAddress, writeAddress } from './address.ts';
import { type Account, loadAccount, loadList } from './calls.ts';
import { columnsOf } from './columns.ts';
import { buildDatePicker } from './date-picker.ts';
import { lastDays } from './date-presets.ts';
import { element } from './element.ts';
import { buildFrame } from './frame.ts';
import { buildPager } from './pager.ts';
import { readRow } from './rows.ts';
import { sortEvent, VirtualTable } from './virtual-table.ts';

const defaultDelay = 600;
const defaultSuffix = '1-1-14';
const today = document.documentElement.dataset.today ?? '';
const root = document.querySelector('#app') ?? document.body;

const here = () => readAddress(new URL(location.href));
const account = await loadAccount(here().aadvid);
if (account === null) showNoAccess();
else openLists(account);

function showNoAccess(): void {
  root.replaceChildren(
    element(
      'main',
      { class: 'notice' },
      element('h1', {}, 'You do not have access to this account'),
      element('p', {}, 'Check the account in the address, or ask its owner for access.'),
    ),
  );
}

function openLists({ currency, ...rest }: Account): void {
  const table = createTable(switchText('sandbox_suffix', defaultSuffix));
  const delay = Number(switchText('sandbox_delay', String(defaultDelay)));
  let shownLevel: Level | null = null;
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
  const pager = buildPager(visit);
  const datePicker = buildDatePicker(today, (dates) => visit({ dates }));
  const frame = buildFrame(
    { currency, ...rest },
    { table, datePicker: datePicker.node, pager: pager.node },
    {
      onLevel: (level) => travel(onLevel(here(), level)),
      onSearch: (keyword) => visit({ keyword }),
      onClearFilters: () => visit({ filters: [] }),
    },
  );

  async function load(): Promise<void> {
    const address = here();
    const { level } = address;
    const dates = address.dates ?? lastDays(today, 7);
    const ownTurn = ++turn;
    totalCount = null;
    if (level !== shownLevel) table.columns = columnsOf(level, currency, address.columns, () => totalCount);
    shownLevel = level;
    table.content = { state: 'loading' };
    table.sorting = address.sort;
    frame.show(address);
    datePicker.show(dates);
    pager.show(address, null);
    const { table: listed, pagination, statistics } = await loadList(address, dates, delay);
    if (ownTurn !== turn) return;
    const rows = listed.map((row) => readRow(row, level));
    totalCount = pagination.total_count;
    pager.show(address, totalCount);
    table.content = { state: 'names', rows };
    // The numbers come later than the names, as on the real page.
    await new Promise((resolve) => setTimeout(resolve, delay / 2));
    if (ownTurn === turn) table.content = { state: 'figures', rows, total: statistics };
  }

  table.addEventListener(sortEvent, (event) => {
    const stat = (event as CustomEvent<string>).detail;
    const { sort } = here();
    // Largest first, then smallest first, then unsorted.
    if (sort?.stat !== stat) visit({ sort: { stat, order: 1 } });
    else visit({ sort: sort.order === 1 ? { stat, order: 0 } : null });
  });
  table.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.KsLink') : null;
    const id = /^cell-(\d+)_/.exec(link?.closest('[slot]')?.slot ?? '')?.[1];
    const { level } = here();
    const below = levels[levels.indexOf(level) + 1];
    if (id !== undefined && below !== undefined) travel(onLevel(here(), below, [{ field: level.filter, ids: [id] }]));
  });
  addEventListener('popstate', () => void load());
  root.replaceChildren(frame.node);
  void load();
}

/** The table's tag changes by app, deploy and account on the real page; here by a switch. */
function createTable(suffix: string): VirtualTable {
  const tag = `ks-virtual-table-${suffix}`;
  customElements.define(tag, class extends VirtualTable {});
  const table = document.createElement(tag);
  if (!(table instanceof VirtualTable)) throw new Error(`The table could not be created as ${tag}`);
  return table;
}

function switchText(name: string, standard: string): string {
  return here().switches.find(([key]) => key === name)?.[1] ?? standard;
}
