import type { CellBuilders } from '../../columns.ts';
import { element } from '../../element.ts';
import { budgetTexts } from '../../figure-texts.ts';

/** Cells of the page of about 2024-25. Their insides, the named classes aside, are the stand-in's choice. */
export const rowItemCells: CellBuilders = {
  name: () => {
    const link = element('a', { class: 'item-name' });
    return {
      nodes: [element('div', { class: 'item-name-box' }, link)],
      fill: ({ name, href }) => {
        link.textContent = name;
        link.title = name;
        link.setAttribute('href', href);
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
        status.classList.toggle('primary-status--active', row.isActive);
      },
    };
  },
  budget: (currency) => {
    const amount = element('span', { class: 'campaign-budget-editor-text-content' });
    const kind = element('div', { class: 'budget-kind' });
    const tip = element('div', { class: 'budget-tip', role: 'tooltip' });
    return {
      nodes: [element('div', { class: 'campaign-budget-editor-text' }, amount), kind, tip],
      fill: ({ budget }) => {
        const texts = budgetTexts(budget, currency);
        amount.textContent = texts.amount;
        kind.textContent = texts.kind;
        tip.textContent = texts.tip;
      },
    };
  },
};
