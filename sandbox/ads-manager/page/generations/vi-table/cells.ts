import type { CellBuilders } from '../../columns.ts';
import { element } from '../../element.ts';
import { budgetTexts } from '../../figure-texts.ts';
import { toggleClass } from '../../markup.ts';

/** Cells of the page until 2023/24. No attribute of theirs holds an id; their insides are the stand-in's choice. */
export const viTableCells: CellBuilders = {
  name: () => {
    const link = element('span', { class: 'vi-link name-text', tabindex: '-1' });
    return {
      nodes: [element('div', { class: 'name-text-box' }, link)],
      link,
      fill: ({ name }) => {
        link.textContent = name;
      },
    };
  },
  status: () => {
    const dot = element('i', { class: 'status-dot' });
    const text = element('span', { class: 'status-text' });
    return {
      nodes: [element('div', { class: 'status-box' }, dot, text)],
      fill: ({ status, isActive }) => {
        toggleClass(dot, 'status-dot--active', isActive);
        text.textContent = status;
      },
    };
  },
  budget: (currency, words) => {
    const amount = element('span', { class: 'budget' });
    const kind = element('span', { class: 'budget-period' });
    const tip = element('div', { class: 'budget-tip', role: 'tooltip' });
    return {
      nodes: [element('div', { class: 'budget-box' }, amount, kind, tip)],
      fill: ({ budget }) => {
        const texts = budgetTexts(budget, currency, words);
        amount.textContent = texts.amount;
        kind.textContent = texts.kind;
        tip.textContent = texts.tip;
      },
    };
  },
};
