import type { Switches } from '../../switches.ts';
import { element } from '../element.ts';
import type { ListPage } from '../list-page.ts';
import { classWordsIn, type Markup, markup, renameClass, writtenClasses } from '../markup.ts';
import type { Step } from './step.ts';

const mostWraps = 3;
const cellClasses: Readonly<Record<Switches['generation'], string>> = {
  g1: 'cell',
  g2: 'item-cell',
  g3: 'table-cell',
};

/** Changes of the words and attributes of the markup: what a deploy does. */
export const markupSteps: readonly Step[] = [
  {
    name: 'rename classes',
    apply: ({ tables }, random) =>
      random
        .shuffle(classWordsIn(tables.node))
        .slice(0, 1 + random.below(4))
        .map((word) => {
          const name = random.pick([`${word}-${random.hash()}`, `x${random.hash()}`]);
          renameClass(word, name);
          return `${word} → ${name}`;
        })
        .join(', '),
  },
  {
    name: 'rename test ids',
    only: 'g2',
    apply: (page, random) => {
      markup.testIdWord = random.pick(['common-table-item-display-', 'list-item-view-', `t-${random.hash()}-`]);
      refill(page);
      return markup.testIdWord;
    },
  },
  {
    name: 'strip or write test ids',
    only: 'g2',
    apply: (page) => {
      markup.testIds = markup.testIds === 'written' ? 'stripped' : 'written';
      refill(page);
      return markup.testIds;
    },
  },
  {
    name: 'rename slots',
    only: 'g3',
    apply: (page, random) => {
      markup.slotWord = random.pick(['cell-', 'item-', 'grid-cell-']);
      refill(page);
      return markup.slotWord;
    },
  },
  {
    name: 'another tag suffix',
    only: 'g3',
    apply: (page, random) => {
      const suffix = `1-1-${random.hash().slice(0, 2)}`;
      page.rebuildTables('sandbox_suffix', suffix);
      return suffix;
    },
  },
  {
    name: 'another row key in slots',
    only: 'g3',
    apply: (page, random) => {
      const rowIds = random.pick(['id', 'index', 'hyphens']);
      page.rebuildTables('sandbox_row_ids', rowIds);
      return rowIds;
    },
  },
  {
    name: 'another place of the id',
    only: 'g2',
    apply: (page, random) => {
      const place = random.pick(['href', 'testid', 'data', 'none']);
      const { strayIds } = markup;
      page.rebuildTables('sandbox_id_place', place);
      if (strayIds !== null && !strayOwners(page.switches).includes(strayIds.of)) {
        markup.strayIds = { ...strayIds, of: 'row' };
        refill(page);
      }
      return place;
    },
  },
  {
    name: 'ids in other attributes',
    apply: (page, random) => {
      const before = markup.strayIds?.attribute;
      if (before !== undefined)
        for (const node of document.querySelectorAll(`[${before}]`)) node.removeAttribute(before);
      const attribute = random.pick(['data-key', 'data-tea-id', 'aria-details', 'data-entity']);
      markup.strayIds = { attribute, of: random.pick(strayOwners(page.switches)) };
      refill(page);
      return `${attribute} holds the id of the ${markup.strayIds.of}`;
    },
  },
  {
    name: 'wrap cells, built new',
    apply: (page) => {
      markup.wraps = markup.wraps === mostWraps ? 0 : markup.wraps + 1;
      page.rebuildTables();
      return String(markup.wraps);
    },
  },
  {
    name: 'wrap cells in place',
    apply: ({ tables, switches }) => {
      const cells = tables.node.querySelectorAll(`.${CSS.escape(writtenClasses(cellClasses[switches.generation]))}`);
      for (const cell of cells) cell.append(element('div', { class: 'cell-wrap' }, ...cell.childNodes));
      return `${cells.length} cells`;
    },
  },
];

function refill({ tables }: ListPage): void {
  for (const table of tables.all) table.refill();
}

/**
 * Whose id may stand in a further attribute. A neighbour's stands there only where the row has its own too: no page
 * would carry another row's id alone.
 */
function strayOwners({ generation, idPlace }: Switches): readonly [StrayOwner, ...StrayOwner[]] {
  const hasOwn = generation === 'g3' || (generation === 'g2' && (idPlace === 'href' || idPlace === 'data'));
  return hasOwn ? ['row', 'parent', 'neighbour'] : ['row', 'parent'];
}

type StrayOwner = NonNullable<Markup['strayIds']>['of'];
