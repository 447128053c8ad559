import { locales } from '../../switches.ts';
import { element } from '../element.ts';
import type { Step } from './step.ts';

const bannerClass = 'page-banner';

/** Changes of what stands where: what people, late data and the page's own script do. */
export const structureSteps: readonly Step[] = [
  {
    name: 'reorder columns',
    apply: ({ tables }, random) => {
      const seed = random.below(1_000_000);
      tables.columnOrder = (columns) => orderBy(columns, seed);
      return 'by chance';
    },
  },
  {
    name: 'reorder rows',
    apply: ({ tables }, random) => {
      tables.reorderRows((rows) => random.shuffle(rows));
      return 'by chance';
    },
  },
  {
    name: 'exchange nodes',
    apply: ({ tables }) => {
      for (const table of tables.all) table.exchangeNodes();
      return 'every node shows another row, at the place of that row';
    },
  },
  {
    name: 'remove the table and add it again',
    apply: ({ tables }, random) => {
      const [list] = tables.all;
      const parent = list?.node.parentElement;
      const next = list?.node.nextSibling ?? null;
      const milliseconds = random.pick([0, 40, 250]);
      if (list === undefined || !parent) return 'it is away already';
      list.node.remove();
      const add = () => {
        if (tables.all[0] === list && !list.node.isConnected) parent.insertBefore(list.node, next);
      };
      if (milliseconds === 0) add();
      else setTimeout(add, milliseconds);
      return `after ${milliseconds} ms`;
    },
  },
  {
    name: 'replace the table',
    apply: (page) => {
      page.rebuildTables();
      return 'all nodes are new';
    },
  },
  {
    name: 'wrap the table',
    apply: ({ tables }) => {
      const [list] = tables.all;
      if (list === undefined || !list.node.isConnected) return 'it is away';
      const shell = element('div', { class: 'list-tables' });
      list.node.replaceWith(shell);
      shell.append(list.node);
      return 'one element more';
    },
  },
  {
    name: 'move the table by a transform',
    apply: ({ tables }, random) => {
      const distance = random.below(13);
      tables.node.style.transform = distance === 0 ? '' : `translateY(${distance}px)`;
      return `${distance} px`;
    },
  },
  {
    name: 'leave a hidden copy of the table',
    apply: ({ tables }) => {
      for (const node of tables.node.querySelectorAll('[hidden][inert]')) node.remove();
      const [list] = tables.all;
      if (list === undefined || !list.node.isConnected) return 'it is away';
      const copy = list.node.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return 'it cannot be copied';
      copy.hidden = true;
      copy.inert = true;
      copy.style.display = 'none';
      list.node.after(copy);
      return 'as a view that is kept for a way back';
    },
  },
  {
    name: 'another language',
    apply: (page, random) => {
      const locale = random.pick(locales);
      page.change('sandbox_locale', locale);
      return locale;
    },
  },
  {
    name: 'duplicate names',
    apply: (page) => {
      const state = page.switches.duplicateNames === 'on' ? 'off' : 'on';
      page.change('sandbox_duplicate_names', state);
      return state;
    },
  },
  {
    name: 'a banner above the table',
    apply: ({ tables }) => {
      const present = document.querySelector(`#${bannerClass}`);
      present?.remove();
      if (present !== null) return 'gone';
      tables.node.before(element('div', { id: bannerClass, class: bannerClass }, 'Verify your payment method'));
      return 'there';
    },
  },
];

/** The same order for the same seed, whatever the things are. */
function orderBy<Thing>(things: readonly Thing[], seed: number): readonly Thing[] {
  return things
    .map((thing, index) => ({ thing, rank: Math.imul(seed + index * 7919, 0x85ebca6b) >>> 0 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ thing }) => thing);
}
