import { element } from './element.ts';

/** Milliseconds between two looks of the other extension at the page. */
const pace = 250;
/** Where it looks for names, in each generation. */
const names = '.KsLink, .item-name, .vi-table__fixed .vi-link';

/**
 * Another company's extension: badges beside the names, inside the page's own cells, and a layer of pills on the body.
 * It knows the page only from outside, as extensions do.
 */
export function letNeighbourIn(): void {
  const layer = element('div', { id: 'roas-lens-root' });
  const panel = element('div', { class: 'roas-lens-panel' }, 'ROAS Lens');
  document.body.append(layer, panel);
  setInterval(() => {
    const pills = [...document.querySelectorAll(names)].map((name) => {
      if (name.nextElementSibling?.tagName !== 'ROAS-LENS-BADGE') {
        const badge = document.createElement('roas-lens-badge');
        badge.textContent = '●';
        name.after(badge);
      }
      const pill = element('span', { class: 'roas-lens-pill' }, '1.4x');
      const { top, right } = name.getBoundingClientRect();
      Object.assign(pill.style, { top: `${top}px`, left: `${right + 22}px` });
      return pill;
    });
    layer.replaceChildren(...pills);
  }, pace);
}
