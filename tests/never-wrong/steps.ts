import type { seededNumbers } from './model.ts';

type Random = ReturnType<typeof seededNumbers>;

/** Something that a person or the page does to a list. */
export interface Step {
  readonly name: string;
  readonly take: (random: Random) => void;
}

/** The addresses of accounts and days between which the steps change. */
export interface Choices {
  readonly advertiserIds: readonly string[];
  readonly windows: readonly { readonly from: string; readonly to: string }[];
}

const tableOf = () => document.querySelector<HTMLElement>('.KsTable, .list-table, .vi-table');

/** All that can be scrolled in the list, from its table's own tree too. */
function scrollers(): Element[] {
  const table = tableOf();
  if (table === null) return [];
  return [table, ...table.querySelectorAll('*'), ...(table.shadowRoot?.querySelectorAll('*') ?? [])].filter(
    (element) =>
      element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY),
  );
}

function scrollBy(distance: number): void {
  tableOf()?.dispatchEvent(
    new WheelEvent('wheel', { deltaY: distance, bubbles: true, cancelable: true, composed: true }),
  );
  for (const scroller of scrollers()) scroller.scrollTop += distance;
}

function press(key: string): void {
  tableOf()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function click(element: Element | null | undefined): void {
  if (element instanceof HTMLElement) element.click();
}

/** Another address without loading, as the page's own links and its back button make it. */
function goTo(change: (query: URLSearchParams) => void): void {
  const address = new URL(location.href);
  change(address.searchParams);
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** A list of an account, without a search and on its first page. */
export function startAgain({ advertiserIds, windows }: Choices, random: Random): void {
  goTo((query) => {
    const { from, to } = random.pick(windows);
    query.set('aadvid', random.pick(advertiserIds));
    query.set('st', from);
    query.set('et', to);
    for (const name of ['keyword', 'page', 'sort_state', 'sort_order']) query.delete(name);
    for (const name of [...query.keys()]) if (name.startsWith('filters[')) query.delete(name);
  });
}

/** Back within this page only: a real load ends the sequences. */
function goBack(): void {
  const before = navigation.entries()[(navigation.currentEntry?.index ?? 0) - 1];
  if (before?.sameDocument) history.back();
}

function scrollTo(edge: 'start' | 'end'): void {
  press(edge === 'start' ? 'Home' : 'End');
  for (const scroller of scrollers()) scroller.scrollTop = edge === 'start' ? 0 : scroller.scrollHeight;
}

/** What is done to the extension itself. */
export interface ExtensionActs {
  /** A reload of the extension under the page. */
  restart(): void;
  /** Lets something happen that the extension is not told of by the browser. */
  unheard(act: () => void): void;
}

/** Every kind of step. */
export function stepsOf({ advertiserIds, windows }: Choices, { restart, unheard }: ExtensionActs): readonly Step[] {
  const search = (text: string) => {
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (field === null) return;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const scrolling: readonly Step[] = [
    { name: 'scroll', take: (random) => scrollBy(random.below(900) - 300) },
    { name: 'scroll a little', take: (random) => scrollBy(random.below(60) - 20) },
    { name: 'scroll on', take: (random) => scrollBy(random.below(400)) },
    { name: 'jump', take: (random) => scrollBy((random.below(2) === 0 ? 1 : -1) * (2000 + random.below(20_000))) },
    { name: 'first row', take: () => scrollTo('start') },
    { name: 'last row', take: () => scrollTo('end') },
  ];
  // Most of the time a list is only scrolled; with every other step it is loaded anew, and shows no numbers for a moment.
  return [
    ...scrolling,
    ...scrolling,
    {
      name: 'sort',
      take: (random) => click(random.pick([...document.querySelectorAll('[aria-sort], .is-sortable'), null])),
    },
    { name: 'search', take: (random) => search(random.pick(['', '', '', 'a', 'Retargeting', '2'])) },
    { name: 'level', take: (random) => click(random.pick([...document.querySelectorAll('[role="tab"]'), null])) },
    { name: 'back', take: goBack },
    {
      name: 'days',
      take: (random) =>
        goTo((query) => {
          const { from, to } = random.pick(windows);
          query.set('st', from);
          query.set('et', to);
        }),
    },
    {
      name: 'days, unheard',
      take: (random) =>
        unheard(() =>
          goTo((query) => {
            const { from, to } = random.pick(windows);
            query.set('st', from);
            query.set('et', to);
          }),
        ),
    },
    {
      name: 'no days for a moment',
      take: () => {
        const { href } = location;
        goTo((query) => query.delete('st'));
        requestAnimationFrame(() => {
          history.pushState(null, '', href);
          dispatchEvent(new PopStateEvent('popstate'));
        });
      },
    },
    { name: 'account', take: (random) => goTo((query) => query.set('aadvid', random.pick(advertiserIds))) },
    { name: 'page', take: (random) => goTo((query) => query.set('page', String(1 + random.below(2)))) },
    { name: 'load again', take: () => dispatchEvent(new PopStateEvent('popstate')) },
    { name: 'extension again', take: restart },
    {
      name: 'height of the window',
      take: (random) => {
        const table = tableOf();
        if (table !== null) table.style.maxHeight = random.pick(['', '200px', '333px', '520px']);
      },
    },
    { name: 'theme', take: () => click(document.querySelector('button.theme')) },
  ];
}
