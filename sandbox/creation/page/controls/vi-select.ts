import { element } from '../../../ads-manager/page/element.ts';
import type { Control } from './control.ts';
import type { Choice } from './ks-radios.ts';

/**
 * The older library's choice: `div.vi-select > input.vi-input__inner` (public program, 2026-08), which shows the chosen
 * text. Its list hangs below the body, as lists of that library do.
 */
export function viSelect<Value extends string>(
  choices: readonly Choice<Value>[],
  onChoose: (value: Value) => void,
): Control<Value | null> {
  const input = element('input', {
    class: 'vi-input__inner',
    type: 'text',
    readonly: '',
    role: 'combobox',
    'aria-expanded': 'false',
  });
  const node = element('div', { class: 'vi-select' }, input);
  const items = choices.map(({ value, text }) => {
    const item = element('li', { class: 'vi-select-dropdown__item', role: 'option' }, text);
    item.addEventListener('mousedown', (event) => event.preventDefault());
    item.addEventListener('click', () => choose(value));
    return { value, text, item };
  });
  const list = element('ul', { class: 'vi-select-dropdown', role: 'listbox' }, ...items.map(({ item }) => item));
  let marked = -1;

  const mark = (at: number) => {
    marked = at;
    for (const [index, { item }] of items.entries()) item.classList.toggle('hover', index === at);
    items[at]?.item.scrollIntoView({ block: 'nearest' });
  };
  const open = () => {
    const { left, bottom, width } = node.getBoundingClientRect();
    list.style.cssText = `left: ${left}px; top: ${bottom + 4}px; min-width: ${width}px`;
    document.body.append(list);
    input.setAttribute('aria-expanded', 'true');
    mark(items.findIndex(({ text }) => text === input.value));
  };
  const close = () => {
    list.remove();
    input.setAttribute('aria-expanded', 'false');
  };
  const choose = (value: Value) => {
    close();
    show(value);
    onChoose(value);
  };
  const show = (value: Value | null) => {
    input.value = items.find((item) => item.value === value)?.text ?? '';
  };

  input.addEventListener('click', () => (list.isConnected ? close() : open()));
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!list.isConnected) open();
      else mark((marked + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length);
    }
    const item = items[marked];
    if (event.key === 'Enter' && list.isConnected && item !== undefined) choose(item.value);
  });
  return { node, show };
}
