import type { Switches } from '../switches.ts';
import { element } from './element.ts';

/** Puts what the switch asks for over the page: a dialog on a dark ground, or a tour's bubble beside the assistant's. */
export function openModal(modal: Switches['modal']): void {
  switch (modal) {
    case 'off':
      return;
    case 'dialog':
      document.body.append(buildDialog());
      return;
    case 'tour':
      document.body.append(
        buildTour(),
        element('div', { class: 'assistant', role: 'complementary' }, '✦ Ad Assistant'),
      );
  }
}

function buildDialog(): HTMLElement {
  const mask = element('div', { class: 'modal-mask' });
  mask.append(
    element(
      'div',
      { class: 'modal-box', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Create new campaign' },
      element('h2', {}, 'Create new campaign'),
      element('p', {}, 'Manual and Smart+ campaigns are now created in one workflow.'),
      closeButton('Got it', mask),
    ),
  );
  return mask;
}

function buildTour(): HTMLElement {
  const bubble = element('div', { class: 'tour-bubble', role: 'dialog', 'aria-label': 'What is new' });
  bubble.append(
    element('strong', {}, 'Edit columns here'),
    element('p', {}, 'Choose the metrics that matter for your campaigns.'),
    closeButton('Next', bubble),
  );
  return bubble;
}

function closeButton(label: string, closes: HTMLElement): HTMLElement {
  const button = element('button', { type: 'button', class: 'button button--primary' }, label);
  button.addEventListener('click', () => closes.remove());
  return button;
}
