import { element } from '../../ads-manager/page/element.ts';
import { type Step, steps } from './draft.ts';
import type { Kit } from './forms/kit.ts';

/** TikTok's front end calls the ad a creative. */
const nodeWords: Readonly<Record<Step, string>> = { campaign: 'campaign', adgroup: 'adgroup', ad: 'creative' };

export interface FrameActions {
  onStep(step: Step): void;
  onPublish(): void;
  onFullVersion(): void;
}

export interface Frame {
  readonly node: HTMLElement;
  /** Where the forms stand. */
  readonly pane: HTMLElement;
  show(step: Step, isSimplified: boolean, error: string | null): void;
  /** The checklist on the right repeats every label of every form that has been opened. */
  showChecklist(labels: Readonly<Record<Step, readonly string[]>>): void;
}

/** Everything around the forms: tree on the left, checklist on the right, buttons below. */
export function buildFrame({ words }: Kit, accountName: string, actions: FrameActions): Frame {
  const tree = steps.map((step) => {
    const node = element(
      'div',
      {
        class: 'tree-node',
        role: 'treeitem',
        tabindex: '0',
        'data-testid': `creation_1nn_sidebar_${nodeWords[step]}_node`,
      },
      words.steps[step],
    );
    node.addEventListener('click', () => actions.onStep(step));
    node.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') actions.onStep(step);
    });
    return { step, node };
  });
  const pane = element('div', { class: 'pane', 'data-testid': 'creation-right-pane-scroller' });
  const checklist = element('aside', { id: 'sppFormRightSideBarContainer' });
  const button = (text: string, main: boolean) =>
    element('button', { type: 'button', class: main ? 'vi-button is-main' : 'vi-button' }, text);
  const fullVersion = button(words.buttons.fullVersion, false);
  const back = button(words.buttons.back, false);
  const next = button(words.buttons.next, true);
  const error = element('span', { class: 'error', role: 'alert' });
  let shown: Step = 'campaign';
  const beside = (distance: number) => steps[steps.indexOf(shown) + distance];
  fullVersion.addEventListener('click', () => actions.onFullVersion());
  back.addEventListener('click', () => {
    const before = beside(-1);
    if (before !== undefined) actions.onStep(before);
  });
  next.addEventListener('click', () => {
    const after = beside(1);
    if (after === undefined) actions.onPublish();
    else actions.onStep(after);
  });
  const node = element(
    'div',
    { class: 'creation' },
    element('header', { class: 'creation-bar' }, 'TikTok Ads Manager', element('span', { class: 'hint' }, accountName)),
    element(
      'div',
      { class: 'creation-body' },
      element('nav', { class: 'tree', role: 'tree' }, ...tree.map((item) => item.node)),
      pane,
      checklist,
    ),
    element(
      'footer',
      { class: 'creation-footer' },
      fullVersion,
      element('span', { class: 'spacer' }),
      error,
      back,
      next,
    ),
  );
  return {
    node,
    pane,
    show(step, isSimplified, message) {
      shown = step;
      for (const item of tree) item.node.setAttribute('aria-selected', String(item.step === step));
      fullVersion.hidden = !isSimplified;
      back.disabled = step === 'campaign';
      next.textContent = step === 'ad' ? words.buttons.publish : words.buttons.next;
      error.textContent = message;
    },
    showChecklist(labels) {
      checklist.replaceChildren(
        element('h3', {}, words.labels.checklist),
        ...steps.flatMap((step) => [
          element('h4', {}, words.steps[step]),
          ...labels[step].map((label) => element('div', { class: 'checklist-item' }, label)),
        ]),
      );
    },
  };
}
