import { type SignalLinkParameter, signalLinkMacros } from '../macros.ts';
import { aboutLink, type LinkFinding } from './finding.ts';
import { inspectMacro } from './macro.ts';
import { misspeltOf } from './resemblance.ts';
import { decoded } from './tidy.ts';

const names: readonly SignalLinkParameter[] = signalLinkMacros.map(([parameter]) => parameter);
const anyName = [...names].sort((one, other) => other.length - one.length).join('|');
/** Where a parameter begins behind a filled one without a plain `&` between them. */
const seam = new RegExp(`(?<=__)(?:[;,|+]|%26)?(?=(?:${anyName})(?:=|%3d))`, 'giu');

interface WrittenParameter {
  readonly name: string;
  readonly value: string;
}

interface WrittenQuery {
  readonly parameters: readonly WrittenParameter[];
  readonly findings: readonly LinkFinding[];
}

function parameterOf(piece: string): WrittenParameter {
  const [, name = piece, value = ''] = /^(.*?)(?:=|%3d)(.*)$/isu.exec(piece) ?? [];
  return { name, value };
}

function readQuery(query: string): WrittenQuery {
  const findings: LinkFinding[] = [];
  if (query.includes('?')) findings.push(aboutLink('double-question-mark', '?', '&'));
  const pieces = query
    .replace(/^\?+|\?+$/gu, '')
    .replace(/\?+/gu, '&')
    .split('&');
  const filled = pieces.filter((piece) => piece !== '');
  const single = filled.flatMap((piece) => piece.split(seam));
  const hasForeignSeam =
    single.length > filled.length || single.some((piece) => !piece.includes('=') && /%3d/i.test(piece));
  if (hasForeignSeam) findings.push(aboutLink('separator', query, ''));
  if (filled.length < pieces.length && filled.length > 0) findings.push(aboutLink('empty-parameter', '&', ''));
  return { parameters: single.map(parameterOf), findings };
}

const lettersOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Which parameter of a Signal link a foreign name stands for, among those that are missing. */
function meantBy(
  { name, value }: WrittenParameter,
  missing: readonly SignalLinkParameter[],
): SignalLinkParameter | null {
  const plain = decoded(name);
  const sameLetters = missing.find((parameter) => lettersOf(parameter) === lettersOf(plain));
  const sameMacro = signalLinkMacros.find(([parameter, macro]) => macro === value && missing.includes(parameter))?.[0];
  return sameLetters ?? misspeltOf(plain, missing) ?? sameMacro ?? null;
}

function inspectForeign(written: readonly WrittenParameter[]) {
  const findings: LinkFinding[] = [];
  const renamed = new Map<SignalLinkParameter, string>();
  const present = new Set(written.map(({ name }) => name));
  for (const one of written.filter(({ name }) => !names.some((known) => known === name))) {
    const missing = names.filter((name) => !present.has(name) && !renamed.has(name));
    const isTtclid = decoded(one.name).trim().toLowerCase() === 'ttclid';
    const meant = isTtclid ? null : meantBy(one, missing);
    if (meant !== null) {
      renamed.set(meant, one.value);
      findings.push({ code: 'parameter-name', parameter: meant, seen: one.name, shouldBe: meant });
    } else {
      const seen = one.value === '' ? one.name : `${one.name}=${one.value}`;
      findings.push(aboutLink(isTtclid ? 'ttclid' : 'parameter-foreign', seen, ''));
    }
  }
  return { findings, renamed };
}

function inspectOwn(
  written: readonly WrittenParameter[],
  renamed: ReadonlyMap<SignalLinkParameter, string>,
): LinkFinding[] {
  return signalLinkMacros.flatMap(([parameter, macro]) => {
    const values = written.filter(({ name }) => name === parameter).map(({ value }) => value);
    const value = values.find((one) => one !== macro) ?? values[0] ?? renamed.get(parameter);
    const line = `${parameter}=${macro}`;
    if (value === undefined) return [{ code: 'parameter-missing' as const, parameter, seen: '', shouldBe: line }];
    const repeated = {
      code: 'parameter-duplicate' as const,
      parameter,
      seen: `${values.length} × ${parameter}`,
      shouldBe: line,
    };
    const wrong = inspectMacro(parameter, value, macro);
    return [...(values.length > 1 ? [repeated] : []), ...(wrong === null ? [] : [wrong])];
  });
}

/** What is wrong with the query of a Signal link, written without its first question mark. */
export function inspectQuery(query: string): LinkFinding[] {
  const { parameters, findings } = readQuery(query);
  const foreign = inspectForeign(parameters);
  const own = inspectOwn(parameters, foreign.renamed);
  const hasNone = own.filter(({ code }) => code === 'parameter-missing').length === names.length;
  return [...findings, ...(hasNone ? [aboutLink('parameters-missing', query, '')] : own), ...foreign.findings];
}
