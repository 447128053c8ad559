import { aboutLink, type LinkFinding } from './finding.ts';

/** Characters that take no room on screen and that no address holds. Line breaks and tabs are whitespace. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?=[^\t\n\v\f\r])\p{Cc}/gu;
const whitespace = /\s/gu;
const markdown = /^\[[^\]]*\]\((.+)\)$/su;
const opening = /^["'`“”„‘’«‹<([{]+/u;
const closing = /["'`“”‘’»›>)\]}.,;!]+$/u;
/** Without an opening bracket before them these may belong to a macro of another network. */
const closingAlone = /["'`“”‘’»›>.,;!]+$/u;
/** Words before the address, as in `Website URL: https://…`. */
const leadingWords = /^[^?#/]+?(?=https?:\/\/)/isu;
const escapedAmpersand = /&(?:amp|#38|#x26);/giu;

/** The address in a pasted text, and what had to be taken away to get at it. */
export interface Tidied {
  readonly text: string;
  readonly findings: readonly LinkFinding[];
}

/** Names characters that cannot be seen, each once: `U+200B`. */
function named(characters: readonly string[]): string {
  const codes = characters.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return [...new Set(codes)].join(', ');
}

function withoutSurroundings(text: string): string {
  const inner = markdown.exec(text)?.[1] ?? text;
  const opened = inner.replace(opening, '');
  return opened.replace(opened === inner ? closingAlone : closing, '').replace(leadingWords, '');
}

/** Decodes `%XX`; text that is not well encoded stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Takes away what a person pastes along with an address: blanks, invisible characters, quotes, HTML and URL encoding. */
export function tidy(pasted: string): Tidied {
  const findings: LinkFinding[] = [];
  const hidden = pasted.match(invisible);
  if (hidden !== null) findings.push(aboutLink('invisible-characters', named(hidden), ''));
  const shown = pasted.replace(invisible, '');
  const trimmed = shown.trim();
  const bare = withoutSurroundings(trimmed);
  if (bare !== trimmed) {
    const at = trimmed.indexOf(bare);
    findings.push(aboutLink('surrounding-text', `${trimmed.slice(0, at)}…${trimmed.slice(at + bare.length)}`, ''));
  }
  const blanks = shown.trim() === shown ? bare.match(whitespace) : (shown.match(whitespace) ?? []);
  if (blanks !== null) findings.push(aboutLink('whitespace', named(blanks), ''));
  const joined = bare.replace(whitespace, '');
  const unescaped = joined.replace(escapedAmpersand, '&');
  if (unescaped !== joined) findings.push(aboutLink('html-escaped', '&amp;', '&'));
  if (!/^https?%(?:25)*3a/i.test(unescaped)) return { text: unescaped, findings };
  const readable = decoded(decoded(unescaped));
  findings.push(aboutLink('encoded', unescaped.slice(0, 14), readable.slice(0, 8)));
  return { text: readable, findings };
}
