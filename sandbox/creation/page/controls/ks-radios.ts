import { element } from '../../../ads-manager/page/element.ts';
import type { Control } from './control.ts';

const style = `:host { display: inline-flex; gap: 6px; align-items: center; padding: 4px 14px 4px 0; cursor: pointer }
  .radio { width: 14px; height: 14px; border: 1px solid var(--text-weak); border-radius: 50% }
  .radio--checked { border: 4px solid var(--accent) }`;

/** Keystone's radio: `role=radio`, and `.radio--checked` inside its open shadow root (public program, 2026-08). */
class KsRadio extends HTMLElement {
  readonly #dot = element('span', { class: 'radio', part: 'base' });

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(element('style', {}, style), this.#dot, element('slot'));
  }

  set checked(checked: boolean) {
    this.#dot.classList.toggle('radio--checked', checked);
    this.tabIndex = checked ? 0 : -1;
  }
}

export function defineRadios(suffix: string): void {
  customElements.define(`ks-radio-${suffix}`, class extends KsRadio {});
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
}

/** One of several choices; arrow keys and the space bar work as in any group of radios. */
export function radios<Value extends string>(
  suffix: string,
  choices: readonly Choice<Value>[],
  onChoose: (value: Value) => void,
): Control<Value> {
  const items = choices.map(({ value, text }) => {
    const radio = document.createElement(`ks-radio-${suffix}`);
    if (!(radio instanceof KsRadio)) throw new Error(`The radios of ${suffix} are not defined`);
    radio.className = 'KsRadio';
    radio.setAttribute('role', 'radio');
    radio.append(text);
    radio.addEventListener('click', () => choose(value));
    return { value, radio };
  });
  const show = (value: Value) => {
    for (const item of items) item.radio.checked = item.value === value;
    if (!items.some((item) => item.value === value)) for (const { radio } of items.slice(0, 1)) radio.tabIndex = 0;
  };
  const choose = (value: Value) => {
    show(value);
    onChoose(value);
  };
  const node = element('div', { class: 'radios', role: 'radiogroup' }, ...items.map(({ radio }) => radio));
  node.addEventListener('keydown', (event) => {
    const at = items.findIndex(({ radio }) => radio === event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, ' ': 0 }[event.key];
    const next = step === undefined || at < 0 ? undefined : items[(at + step + items.length) % items.length];
    if (next === undefined) return;
    event.preventDefault();
    choose(next.value);
    next.radio.focus();
  });
  return { node, show };
}
