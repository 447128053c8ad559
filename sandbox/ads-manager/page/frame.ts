import { type Level, levels } from '../levels.ts';
import { buildAccountMenu } from './account-menu.ts';
import type { Address, Filter } from './address.ts';
import type { Account } from './calls.ts';
import { element } from './element.ts';
import { buildStatusFilter } from './status-filter.ts';
import type { Words } from './words.ts';

const icons = [
  ['Home', '/i18n/home', 'M3 11 12 3l9 8v10h-6v-6H9v6H3z'],
  ['Campaign', '', 'M4 10v4h4l6 5V5l-6 5zM17 9a4 4 0 0 1 0 6'],
  ['Tools', '/i18n/tools', 'M14 4a5 5 0 0 0 5 7l-9 9-4-4 9-9z'],
  ['Analytics', '/i18n/reporting', 'M5 20V10m7 10V4m7 16v-7'],
  ['Assets', '/i18n/library/video', 'M4 5h16v14H4zM10 9l5 3-5 3z'],
] as const;

export interface FrameParts {
  readonly table: HTMLElement;
  readonly datePicker: HTMLElement;
  readonly pager: HTMLElement;
}

export interface FrameActions {
  onLevel(level: Level): void;
  onSearch(keyword: string): void;
  onFilters(filters: readonly Filter[]): void;
  onAccount(aadvid: string): void;
}

export interface Frame {
  readonly node: HTMLElement;
  show(address: Address): void;
  showAccount(account: Account): void;
}

/** Everything of the page around the table. */
export function buildFrame(parts: FrameParts, actions: FrameActions, words: Words): Frame {
  const tabs = levels.map((level) => {
    const tab = element('button', { type: 'button', class: 'tab', role: 'tab' }, words.levels[level.path]);
    tab.addEventListener('click', () => actions.onLevel(level));
    return { level, tab };
  });
  const search = element('input', {
    type: 'search',
    class: 'KsInput search',
    placeholder: words.search,
    'aria-label': words.search,
  });
  search.addEventListener(
    'input',
    afterTyping(() => actions.onSearch(search.value)),
  );
  const chip = element('button', { type: 'button', class: 'chip', 'aria-label': 'Clear filters' });
  chip.addEventListener('click', () => actions.onFilters([]));
  const statusFilter = buildStatusFilter(words, (filters) => actions.onFilters(filters));

  const tabList = element('div', { class: 'tabs', role: 'tablist' }, ...tabs.map(({ tab }) => tab));
  const toolbar = element(
    'div',
    { class: 'toolbar' },
    search,
    statusFilter.node,
    chip,
    element('span', { class: 'spacer' }),
    parts.datePicker,
  );
  const menu = buildAccountMenu((aadvid) => actions.onAccount(aadvid));
  const card = element('section', { class: 'card' }, tabList, toolbar, parts.table, parts.pager);
  const node = element(
    'div',
    { class: 'page' },
    rail(),
    element('div', { class: 'workspace' }, topBar(menu.node), card),
  );

  return {
    node,
    show(address) {
      for (const { level, tab } of tabs) tab.setAttribute('aria-selected', String(level === address.level));
      if (document.activeElement !== search) search.value = address.keyword;
      statusFilter.show(address);
      chip.hidden = address.filters.length === 0;
      chip.textContent = address.filters
        .map(({ field, values }) => `${chipLabel(field, words)}: ${values.length} ${words.selected} ✕`)
        .join(', ');
    },
    showAccount: (account) => menu.show(account),
  };
}

function topBar(accountMenu: HTMLElement): HTMLElement {
  const theme = element('button', { type: 'button', class: 'theme', 'aria-label': 'Switch theme' }, '◐');
  theme.addEventListener('click', () => {
    const { documentElement } = document;
    const isDark = getComputedStyle(documentElement).colorScheme === 'dark';
    documentElement.dataset.theme = isDark ? 'light' : 'dark';
  });
  return element(
    'header',
    { class: 'top-bar' },
    element('span', { class: 'brand' }, 'TikTok', element('span', { class: 'brand-product' }, 'Ads Manager')),
    element('span', { class: 'spacer' }),
    theme,
    accountMenu,
  );
}

function rail(): HTMLElement {
  return element(
    'nav',
    { class: 'rail', 'aria-label': 'Sections' },
    ...icons.map(([label, href, path]) => {
      const link = element('a', {
        class: 'rail-link',
        title: label,
        'aria-label': label,
        ...(href === '' ? { 'aria-current': 'page' } : { href }),
      });
      const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      icon.setAttribute('viewBox', '0 0 24 24');
      const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      shape.setAttribute('d', path);
      icon.append(shape);
      link.append(icon);
      return link;
    }),
  );
}

/** What stands in place of the lists of an account that is not there. */
export function noAccess(): HTMLElement {
  return element(
    'main',
    { class: 'notice' },
    element('h1', {}, 'You do not have access to this account'),
    element('p', {}, 'Check the account in the address, or ask its owner for access.'),
  );
}

function chipLabel(field: string, words: Words): string {
  const level = levels.find(({ filter }) => filter === field);
  return level === undefined ? words.status : words.levels[level.path];
}

/** Calls `action` when no further key came for a moment. */
function afterTyping(action: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, 250);
  };
}
