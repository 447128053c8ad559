import { type SignalLinkParameter, signalLinkMacros } from '../macros.ts';
import type { LinkFinding, LinkFindingCode } from './finding.ts';
import { misspeltOf } from './resemblance.ts';
import { decoded } from './tidy.ts';
import { foreignMacros } from './tiktok-macros.ts';

const macros: readonly string[] = signalLinkMacros.map(([, macro]) => macro);
const letters = (text: string) => text.replace(/^_+|_+$/g, '');
/** Macros of other networks, and TikTok's between the wrong marks. */
const bracketed = /^(?:\{+.*\}+|\[+.*\]+|<+.*>+|%+.*%+|\$+.*|\(+.*\)+)$/su;

function codeOf(value: string, macro: string): LinkFindingCode {
  const plain = decoded(decoded(value)).trim();
  if (plain === '') return 'macro-empty';
  if (plain === macro) return 'macro-encoded';
  if (macros.includes(plain)) return 'macro-level';
  if (foreignMacros.some((foreign) => foreign === plain)) return 'macro-foreign';
  if (plain.toUpperCase() === macro) return 'macro-case';
  if (letters(plain) === letters(macro)) return 'macro-underscores';
  if (bracketed.test(plain)) return 'macro-brackets';
  const looksLikeMacro = /^_+\w+$|^\w+_+$/u.test(plain) || plain.includes('__');
  return looksLikeMacro || misspeltOf(plain.toUpperCase(), [macro]) !== null ? 'macro-misspelt' : 'macro-filled';
}

/** What is wrong with the value of a parameter; null when it is the parameter's macro, letter for letter. */
export function inspectMacro(parameter: SignalLinkParameter, value: string, macro: string): LinkFinding | null {
  return value === macro ? null : { code: codeOf(value, macro), parameter, seen: value, shouldBe: macro };
}
