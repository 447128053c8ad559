import type { CellBuilders } from '../../columns.ts';
import { element } from '../../element.ts';
import { budgetTexts } from '../../figure-texts.ts';
import { toggleClass } from '../../markup.ts';

/** Cells of the page of about 2024-25. Their insides, the named classes aside, are the stand-in's choice. */
export const rowItemCells: CellBuilders = {
  name: () => {
    const link = element('a', { class: 'item-name', role: 'link' });
    return {
      nodes: [element('div', { class: 'item-name-box' }, link)],
      link,
      fill: ({ name }) => {
        link.textContent = name;
        link.title = name;
      },
    };
  },
  status: () => {
    const text = element('span');
    const status = element('div', { class: 'primary-status' }, text);
    return {
      nodes: [status],
      fill: (row) => {
        text.textContent = row.status;
        toggleClass(status, 'primary-status--active', row.isActive);
      },
    };
  },
  budget: (currency, words) => {
    const amount = element('span', { class: 'campaign-budget-editor-text-content' });
    const kind = element('div', { class: 'budget-kind' });
    const tip = element('div', { class: 'budget-tip', role: 'tooltip' });
    return {
      nodes: [element('div', { class: 'campaign-budget-editor-text' }, amount), kind, tip],
      fill: ({ budget }) => {
        const texts = budgetTexts(budget, currency, words);
        amount.textContent = texts.amount;
        kind.textContent = texts.kind;
        tip.textContent = texts.tip;
      },
    };
  },
};
