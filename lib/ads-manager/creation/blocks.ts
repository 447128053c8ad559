import type { CreationAnchors } from './anchors.ts';
import { isShown, linesOf } from './controls.ts';
import { isOneOf } from './text.ts';
import type { FieldPlace } from './view.ts';

export type LabelName = keyof CreationAnchors['labels'];

/** A setting of the form that can be seen, and how its label was told from other text. */
export interface Block {
  readonly label: LabelName;
  readonly place: FieldPlace;
  readonly signal: 'test-id' | 'text';
}

export interface FormBlocks {
  readonly blocks: readonly Block[];
  /** Whether any setting can be seen at all, understood or not. */
  readonly hasAny: boolean;
}

/**
 * The settings that a person sees now: blocks by their test ids, each with a label that is known. Without a single such
 * block, every known label beside a control counts, which is less sure.
 */
export function readBlocks(document: Document, { selectors, labels }: CreationAnchors): FormBlocks {
  const isForm = (element: Element) => isShown(element) && element.closest(selectors.notForm) === null;
  const scopes = [...document.querySelectorAll(selectors.pane)].filter(isForm);
  const scope = scopes[0] ?? document.body;
  const labelOf = (text: string) => {
    const found = (Object.keys(labels) as LabelName[]).filter((name) => isOneOf(text, labels[name]));
    return found.length === 1 ? found[0] : undefined;
  };
  const tagged = [...scope.querySelectorAll(selectors.block)].filter(isForm);
  const byTestId = tagged.flatMap((block): Block[] => {
    const anchor = block.querySelector(selectors.header);
    const content = block.querySelector(selectors.content);
    // The second line of a header may be a tag such as "Shared setting".
    const label = anchor === null ? undefined : labelOf(linesOf(anchor)[0] ?? '');
    if (anchor === null || content === null || label === undefined) return [];
    return [{ label, place: { anchor, content }, signal: 'test-id' }];
  });
  if (tagged.length > 0) return { blocks: byTestId, hasAny: true };

  const labelled = [...scope.querySelectorAll('*')].flatMap((anchor) => {
    const label = anchor.childElementCount === 0 ? labelOf(anchor.textContent ?? '') : undefined;
    return label !== undefined && isForm(anchor) && !anchor.matches(controlOf(selectors)) ? [{ label, anchor }] : [];
  });
  const byText = labelled.flatMap(({ label, anchor }): Block[] => {
    const content = nearestWithControl(anchor, scope, controlOf(selectors));
    const isShared = labelled.some((other) => other.anchor !== anchor && content?.contains(other.anchor));
    return content === null || isShared ? [] : [{ label, place: { anchor, content }, signal: 'text' }];
  });
  return { blocks: byText, hasAny: byText.length > 0 };
}

function controlOf({ radio, checkbox, select, textField, button }: CreationAnchors['selectors']): string {
  return [radio, checkbox, select, textField, button].join(', ');
}

/** The closest element around a label that also holds a control; null where that is the whole form. */
function nearestWithControl(label: Element, scope: Element, control: string): Element | null {
  for (let around = label.parentElement; around !== null && around !== scope; around = around.parentElement) {
    const holds = [...around.querySelectorAll('*')].some(
      (element) => element.matches(control) || (element.shadowRoot?.querySelector(control) ?? null) !== null,
    );
    if (holds) return around;
  }
  return null;
}
