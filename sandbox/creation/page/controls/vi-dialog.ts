import { element } from '../../../ads-manager/page/element.ts';

export interface DialogButton {
  readonly text: string;
  readonly isMain: boolean;
  /** Called before the dialog closes. */
  onPress(): void;
}

/** A dialog of the older library over the whole page; it closes with any of its buttons. */
export function openDialog(title: string, content: readonly Node[], buttons: readonly DialogButton[]): void {
  const footer = buttons.map(({ text, isMain, onPress }) => {
    const button = element('button', { type: 'button', class: isMain ? 'vi-button is-main' : 'vi-button' }, text);
    button.addEventListener('click', () => {
      onPress();
      shade.remove();
    });
    return button;
  });
  const heading = element('h2', { class: 'vi-dialog__title', tabindex: '-1' }, title);
  const dialog = element(
    'div',
    { class: 'vi-dialog', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
    heading,
    ...content,
    element('div', { class: 'vi-dialog__footer' }, ...footer),
  );
  const shade = element('div', { class: 'vi-dialog__wrapper' }, dialog);
  document.body.append(shade);
  heading.focus();
}
