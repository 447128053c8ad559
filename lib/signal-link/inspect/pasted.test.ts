import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSignalLink, inspectSignalLink, type KnownLink, signalLinkMacros } from '../index.ts';

/**
 * The tables in `pasted/`: what was pasted, what is found (as `code` or `code:parameter`), and the link that is offered instead, a column each. The
 * app has the links `summer` and `winter` in use and `launch` archived. `{all}` stands for the twelve parameters, `\n` and `\u200b` for such characters.
 */
const tables = ['right', 'address', 'query', 'macros'] as const;

const known = (slug: string, archived = false): KnownLink => ({
  slug,
  url: buildSignalLink('https://go.moonlight.app', slug),
  archived,
});
const app = {
  links: [known('summer'), known('winter'), known('launch', true)],
  otherApps: [
    { host: 'go.moonlight.app', slug: 'dragons' },
    { host: 'links.dragons.example', slug: 'dragons' },
  ],
};
const pairs = signalLinkMacros.map(([parameter, macro]) => `${parameter}=${macro}`);
const nameOf = (pair: string) => pair.split(/[ =%]/u)[0];

/** The twelve parameters, changed as a table says behind `{all`. */
function parameters(change: string): string {
  const [, kind = '', what = ''] = /^,? ?(without|with|joined by|backwards|ids first)? ?(.*)$/su.exec(change) ?? [];
  const list = what.split(', ');
  switch (kind) {
    case 'without':
      return pairs.filter((pair) => !list.includes(nameOf(pair) ?? '')).join('&');
    case 'with': {
      const renamed = /^(\w+) as (.+)$/u.exec(what);
      if (renamed !== null) return pairs.join('&').replace(new RegExp(`(^|&)${renamed[1]}=`, 'u'), `$1${renamed[2]}=`);
      return pairs.map((pair) => list.find((changed) => nameOf(changed) === nameOf(pair)) ?? pair).join('&');
    }
    case 'joined by':
      return pairs.join(what === 'nothing' ? '' : what);
    case 'backwards':
      return [...pairs].reverse().join('&');
    case 'ids first':
      return [...pairs].sort((one, other) => Number(other.includes('_id=')) - Number(one.includes('_id='))).join('&');
    default:
      return pairs.join('&');
  }
}

function pastedText(notation: string): string {
  return notation
    .replace(
      /\{all((?:,? (?:without|with|joined by|backwards|ids first)(?:[^{}]|\{+[^{}]*\}+)*)?)\}/gu,
      (_, change: string) => parameters(change),
    )
    .replace(/\\(?:([nrt])|u([0-9a-f]{4}))/gu, (_, letter: string | undefined, code: string | undefined) =>
      code === undefined
        ? ({ n: '\n', r: '\r', t: '\t' }[letter ?? ''] ?? '')
        : String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

const rows = tables.flatMap((table) => {
  const lines = readFileSync(join(import.meta.dirname, 'pasted', `${table}.tsv`), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => {
      const [notation = '', found = '', offered = ''] = line.split('\t');
      return { notation, found, offered };
    });
});

test('the tables hold more than 300 different texts', () => {
  expect(new Set(rows.map(({ notation }) => pastedText(notation))).size).toBeGreaterThan(300);
});

test.each(rows)('$notation → $found', ({ notation, found, offered }) => {
  const pasted = pastedText(notation);
  const { state, findings, corrected } = inspectSignalLink(pasted, app);
  const said = findings.map(({ code, parameter }) => (parameter === null ? code : `${code}:${parameter}`)).join(' ');
  expect({ said: said || 'right', corrected }).toEqual({
    said: found,
    corrected: app.links.find(({ slug }) => slug === offered)?.url ?? null,
  });
  expect(state).toBe(found === 'right' ? 'right' : found === 'empty' ? 'unverified' : 'wrong');
});
