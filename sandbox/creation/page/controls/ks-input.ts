import { element } from '../../../ads-manager/page/element.ts';
import type { Control } from './control.ts';

const style = `:host { display: block } input { width: 100%; box-sizing: border-box; padding: 6px 10px; font: inherit;
  color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px }`;

/**
 * Keystone's text field as public scrapers describe it: an open shadow root with `input[part=input]`, and a hashed test id
 * in it. The page takes the text over when the field loses the focus. With a closed root it stands for a field that
 * nobody outside can read.
 */
class KsField extends HTMLElement {
  readonly input = element('input', { part: 'input', 'data-testid': 'ks-input-index-4f1c2a' });

  constructor(mode: ShadowRootMode) {
    super();
    this.attachShadow({ mode, delegatesFocus: true }).append(element('style', {}, style), this.input);
  }
}

/** Defines the text fields with a suffix, which changes by app, deploy and account on the real page. */
export function defineTextFields(suffix: string): void {
  customElements.define(
    `ks-input-${suffix}`,
    class extends KsField {
      constructor() {
        super('open');
      }
    },
  );
  customElements.define(
    `ks-sealed-input-${suffix}`,
    class extends KsField {
      constructor() {
        super('closed');
      }
    },
  );
}

/** A text field. `kind` `sealed` has a closed shadow root. */
export function textField(
  { suffix, kind }: { readonly suffix: string; readonly kind: 'open' | 'sealed' },
  onCommit: (text: string) => void,
): Control<string> {
  const node = document.createElement(kind === 'open' ? `ks-input-${suffix}` : `ks-sealed-input-${suffix}`);
  if (!(node instanceof KsField)) throw new Error(`The text fields of ${suffix} are not defined`);
  node.className = 'KsInput';
  return commitOnBlur(node, node.input, onCommit);
}

/** The older library's text field, `input.vi-input__inner` in light DOM. */
export function viTextField(onCommit: (text: string) => void): Control<string> {
  const input = element('input', { class: 'vi-input__inner', type: 'text', autocomplete: 'off' });
  return commitOnBlur(element('div', { class: 'vi-input' }, input), input, onCommit);
}

function commitOnBlur(node: HTMLElement, input: HTMLInputElement, onCommit: (text: string) => void): Control<string> {
  let shown = '';
  const commit = () => {
    if (input.value === shown) return;
    shown = input.value;
    onCommit(shown);
  };
  input.addEventListener('blur', commit);
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') commit();
  });
  return {
    node,
    show(text) {
      if (text === shown) return;
      shown = text;
      input.value = text;
    },
  };
}
