import type { SignalLinkParameter } from '../macros.ts';

/** What can be wrong with a pasted Website URL. The sentence for each is in `texts.ts`. */
export type LinkFindingCode =
  | 'empty'
  | 'links-unknown'
  | 'invisible-characters'
  | 'whitespace'
  | 'surrounding-text'
  | 'html-escaped'
  | 'encoded'
  | 'pasted-twice'
  | 'not-an-address'
  | 'scheme'
  | 'address-case'
  | 'redirect'
  | 'short-link'
  | 'store-page'
  | 'host'
  | 'other-address'
  | 'other-app'
  | 'path'
  | 'path-case'
  | 'slug-misspelt'
  | 'slug-unknown'
  | 'archived'
  | 'question-mark'
  | 'double-question-mark'
  | 'fragment-before-query'
  | 'fragment'
  | 'separator'
  | 'empty-parameter'
  | 'parameters-missing'
  | 'parameter-missing'
  | 'parameter-name'
  | 'parameter-duplicate'
  | 'parameter-foreign'
  | 'ttclid'
  | 'macro-empty'
  | 'macro-encoded'
  | 'macro-case'
  | 'macro-underscores'
  | 'macro-brackets'
  | 'macro-level'
  | 'macro-foreign'
  | 'macro-misspelt'
  | 'macro-filled'
  | 'different';

/** One thing wrong with a pasted Website URL, word for word. */
export interface LinkFinding {
  readonly code: LinkFindingCode;
  /** Which parameter of the Signal link it is about; null: the link as a whole. */
  readonly parameter: SignalLinkParameter | null;
  /** What stands there now; '' where nothing does. */
  readonly seen: string;
  /** What should stand there instead; '' for nothing. */
  readonly shouldBe: string;
}

/** A finding about the link as a whole. */
export function aboutLink(code: LinkFindingCode, seen: string, shouldBe: string): LinkFinding {
  return { code, parameter: null, seen, shouldBe };
}
