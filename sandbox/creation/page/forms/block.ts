import { element } from '../../../ads-manager/page/element.ts';
import type { Control } from '../controls/control.ts';
import type { Draft } from '../draft.ts';

/** What stands in a block, kept at what the draft holds. */
export interface Content {
  readonly node: HTMLElement;
  show(draft: Draft): void;
}

/** One setting of a form. */
export interface Block extends Content {
  readonly label: string;
  /** Whether the simplified form has it too. */
  readonly isSimple: boolean;
  /** Whether the form has this setting at all now. */
  isIn(draft: Draft): boolean;
}

export interface BlockParts {
  readonly label: string;
  readonly content: Content;
  /** `lego-hybrid-section-item` instead of `lego-section-item`; what tells them apart on the real page is not known. */
  readonly isHybrid?: true;
  readonly isSimple?: true;
  /** The second line of the header, where there is one. */
  readonly tag?: (draft: Draft) => string | null;
  readonly isIn?: (draft: Draft) => boolean;
}

/** A control that shows a part of the draft. */
export function bound<Value>(control: Control<Value>, pick: (draft: Draft) => Value): Content {
  return { node: control.node, show: (draft) => control.show(pick(draft)) };
}

/** The block of a setting as a public program of 2026-08 found it: test ids on the block, its header and its content. */
export function buildBlock(parts: BlockParts, hasTestIds: boolean): Block {
  const { label, content, isHybrid, isSimple = false, tag, isIn } = parts;
  const word = isHybrid ? 'lego-hybrid-section-item' : 'lego-section-item';
  const testId = (suffix: string) => (hasTestIds ? { 'data-testid': `${word}${suffix}` } : {});
  const tagLine = element('div', { class: 'tag' });
  const header = element('div', { class: 'block-header', ...testId('-header') }, element('div', {}, label), tagLine);
  const body = element('div', { class: 'block-content', ...testId('-content') }, content.node);
  return {
    label,
    isSimple,
    node: element('div', { class: 'block', ...testId('') }, header, body),
    isIn: isIn ?? (() => true),
    show(draft) {
      const text = tag?.(draft) ?? null;
      tagLine.textContent = text;
      tagLine.hidden = text === null;
      content.show(draft);
    },
  };
}
