import type { CellBuilders } from '../../columns.ts';
import { element } from '../../element.ts';
import { budgetTexts } from '../../figure-texts.ts';
import { toggleClass } from '../../markup.ts';

/** Cells of the Keystone page. */
export const keystoneCells: CellBuilders = {
  name: () => {
    const link = element('a', { class: 'KsLink KsLink--inherit', role: 'link', tabindex: '-1' });
    const idLine = element('div', { class: 'entity-id' });
    return {
      nodes: [element('div', { class: 'cl-w-full cl-overflow-hidden' }, link), idLine],
      link,
      fill: ({ id, name }) => {
        link.textContent = name;
        link.title = name;
        idLine.textContent = `ID: ${id}`;
      },
    };
  },
  status: () => {
    const dot = element('span', { class: 'status-dot' });
    const text = element('span', { class: 'status-text' });
    const badge = element('span', { class: 'status-badge' });
    return {
      nodes: [dot, text, badge],
      fill: ({ status, isActive, notices }) => {
        toggleClass(dot, 'status-dot--active', isActive);
        text.textContent = status;
        badge.textContent = notices === null ? '' : String(notices);
      },
    };
  },
  budget: (currency, words) => {
    const amount = element('div', { class: 'budget' });
    const kind = element('div', { class: 'budget-kind' });
    const tip = element('div', { class: 'budget-tip', role: 'tooltip' });
    return {
      nodes: [amount, kind, tip],
      fill: ({ budget }) => {
        const texts = budgetTexts(budget, currency, words);
        amount.textContent = texts.amount;
        kind.textContent = texts.kind;
        tip.textContent = texts.tip;
      },
    };
  },
};
