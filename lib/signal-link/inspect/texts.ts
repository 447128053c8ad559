import { type Sentence, sentence } from '#lib/sentences';
import type { LinkFinding, LinkFindingCode } from './finding.ts';

/** What a finding means, for a person. */
export interface LinkFindingText {
  /** `bad`: clicks or figures are lost. `warn`: works today, but should be put right. */
  readonly severity: 'bad' | 'warn';
  /** What is wrong. */
  readonly message: Sentence;
  /** What to do about it. */
  readonly remedy: Sentence;
}

type Remedy =
  | 'paste'
  | 'choose'
  | 'pasteUrl'
  | 'create'
  | 'keepOne'
  | 'pasteItself'
  | 'useInUse'
  | 'takeOutForeign'
  | 'takeOutTtclid';

const remedies: Readonly<Record<LinkFindingCode, readonly [LinkFindingText['severity'], Remedy]>> = {
  empty: ['warn', 'pasteUrl'],
  'links-unknown': ['warn', 'create'],
  'invisible-characters': ['bad', 'paste'],
  whitespace: ['bad', 'paste'],
  'surrounding-text': ['bad', 'paste'],
  'html-escaped': ['bad', 'paste'],
  encoded: ['bad', 'paste'],
  'pasted-twice': ['bad', 'keepOne'],
  'not-an-address': ['bad', 'choose'],
  scheme: ['bad', 'paste'],
  'address-case': ['warn', 'paste'],
  redirect: ['bad', 'pasteItself'],
  'short-link': ['bad', 'pasteItself'],
  'store-page': ['bad', 'choose'],
  host: ['bad', 'paste'],
  'other-address': ['bad', 'choose'],
  'other-app': ['bad', 'choose'],
  path: ['bad', 'paste'],
  'path-case': ['bad', 'paste'],
  'slug-misspelt': ['bad', 'paste'],
  'slug-unknown': ['bad', 'choose'],
  archived: ['warn', 'useInUse'],
  'question-mark': ['bad', 'paste'],
  'double-question-mark': ['bad', 'paste'],
  'fragment-before-query': ['bad', 'paste'],
  fragment: ['bad', 'paste'],
  separator: ['bad', 'paste'],
  'empty-parameter': ['warn', 'paste'],
  'parameters-missing': ['bad', 'paste'],
  'parameter-missing': ['bad', 'paste'],
  'parameter-name': ['bad', 'paste'],
  'parameter-duplicate': ['warn', 'paste'],
  'parameter-foreign': ['warn', 'takeOutForeign'],
  ttclid: ['bad', 'takeOutTtclid'],
  'macro-empty': ['bad', 'paste'],
  'macro-encoded': ['bad', 'paste'],
  'macro-case': ['bad', 'paste'],
  'macro-underscores': ['bad', 'paste'],
  'macro-brackets': ['bad', 'paste'],
  'macro-level': ['bad', 'paste'],
  'macro-foreign': ['bad', 'paste'],
  'macro-misspelt': ['bad', 'paste'],
  'macro-filled': ['bad', 'paste'],
  different: ['bad', 'paste'],
};

/** Name of a finding's sentence in the catalogues, whose names know no hyphens. */
type Camel<Code extends string> = Code extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Code;

function camel<Code extends LinkFindingCode>(code: Code): Camel<Code> {
  return code.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as Camel<Code>;
}

/** Sentences that are more exact for one parameter: the levels of an upgraded Smart+ campaign (TikTok help, UTM parameters, Feb 2026). */
function particular({ code, parameter, seen }: LinkFinding): Sentence | null {
  if (parameter !== 'smart_ad_id' && parameter !== 'smart_ad_name') return null;
  if (code === 'parameter-missing') return sentence('links.found.smartAdMissing');
  return code === 'macro-level' && seen.startsWith('__CID') ? sentence('links.found.smartAdLevel') : null;
}

/** What a finding means and what to do, in a marketer's words. */
export function explainLinkFinding(finding: LinkFinding): LinkFindingText {
  const [severity, remedy] = remedies[finding.code];
  const message = particular(finding) ?? sentence(`links.found.${camel(finding.code)}`);
  return { severity, message, remedy: sentence(`links.remedy.${remedy}`) };
}
