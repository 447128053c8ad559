import type { CreationAnchors } from './anchors.ts';

/** One choice of several, and whether it is made; null where the page's signs of that contradict each other. */
export interface Option {
  readonly text: string;
  readonly on: boolean | null;
}

/** What a block is set with, as the page holds it now. */
export interface Controls {
  readonly radios: readonly Option[];
  readonly checkboxes: readonly Option[];
  /** Texts that closed choices show. */
  readonly selects: readonly string[];
  readonly fields: readonly TextField[];
  /** Lines of text beside all of these. */
  readonly lines: readonly string[];
}

export interface TextField {
  readonly text: string;
  /** Whether a person is typing in it: the page takes the text over only when the field loses the focus. */
  readonly isEdited: boolean;
}

type Selectors = CreationAnchors['selectors'];

/** Reads the controls that can be seen inside an element, open shadow roots included. */
export function readControls(content: Element, selectors: Selectors): Controls {
  const visible = [...content.querySelectorAll('*')].filter((element) => isShown(element));
  const radios = visible.filter((element) => element.matches(selectors.radio));
  const checkboxes = visible.filter((element) => element.matches(selectors.checkbox));
  const inside = [...visible, ...visible.flatMap((element) => [...(element.shadowRoot?.querySelectorAll('*') ?? [])])];
  const inputs = inside.filter((element) => element.matches(selectors.textField) && isShown(element));
  const selects = inputs.filter((input) => input.closest(selectors.select) !== null);
  return {
    radios: radios.map((element) => ({ text: textOf(element), on: isOn(element, selectors.radioOn) })),
    checkboxes: checkboxes.map((element) => ({ text: textOf(element), on: isTicked(element, selectors.checkboxOn) })),
    selects: selects.map(textIn),
    fields: inputs
      .filter((input) => !selects.includes(input))
      .map((input) => ({ text: textIn(input), isEdited: isFocused(input) })),
    lines: linesOf(content),
  };
}

/** Whether an element can be seen, apart from scrolling. Forms of visited steps stay in the page, hidden. */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** The text of an element line by line, without empty ones. */
export function linesOf(element: Element): string[] {
  const text = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function textOf(element: Element): string {
  return element.textContent?.trim() ?? '';
}

function isOn(element: Element, on: string): boolean {
  return element.matches(on) || (element.shadowRoot?.querySelector(on) ?? null) !== null;
}

/** The library's class and the browser's own state must say the same. */
function isTicked(element: Element, on: string): boolean | null {
  const says = isOn(element, on);
  const input = element.matches('input') ? element : element.querySelector('input[type="checkbox"]');
  return input instanceof HTMLInputElement && input.checked !== says ? null : says;
}

function textIn(input: Element): string {
  return input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement ? input.value : '';
}

function isFocused(input: Element): boolean {
  const root = input.getRootNode();
  return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === input;
}
