import { element } from '../../../ads-manager/page/element.ts';
import type { Control } from './control.ts';
import type { Choice } from './ks-radios.ts';

/** A switch, `.vi-switch.is-checked` when on (public program, 2026-08). */
export function viSwitch(onTurn: (on: boolean) => void): Control<boolean> {
  const node = element('button', { type: 'button', class: 'vi-switch' }, element('span', { class: 'vi-switch__core' }));
  const show = (on: boolean) => node.classList.toggle('is-checked', on);
  node.addEventListener('click', () => {
    const on = !node.classList.contains('is-checked');
    show(on);
    onTurn(on);
  });
  return { node, show: (on) => void show(on) };
}

/**
 * Any number of choices. No public source shows checkboxes of the real form: these follow the older library's naming, so
 * they are the stand-in's own.
 */
export function viCheckboxes<Value extends string>(
  choices: readonly Choice<Value>[],
  onChange: (values: Value[]) => void,
): Control<readonly Value[]> {
  const items = choices.map(({ value, text }) => {
    const input = element('input', { type: 'checkbox', class: 'vi-checkbox__original' });
    const label = element(
      'label',
      { class: 'vi-checkbox' },
      input,
      element('span', { class: 'vi-checkbox__label' }, text),
    );
    input.addEventListener('change', () => {
      label.classList.toggle('is-checked', input.checked);
      onChange(items.filter((item) => item.input.checked).map((item) => item.value));
    });
    return { value, input, label };
  });
  return {
    node: element('div', { class: 'vi-checkbox-group' }, ...items.map(({ label }) => label)),
    show(values) {
      for (const { value, input, label } of items) {
        input.checked = values.includes(value);
        label.classList.toggle('is-checked', input.checked);
      }
    },
  };
}
