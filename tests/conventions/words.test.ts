import { glob, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { flatten } from '#lib/words';
import { looseWordsOf } from './loose-words.ts';
import { readSource, sourceFiles } from './sources.ts';

const root = resolve(import.meta.dirname, '../..');

async function catalogue(language: string): Promise<Map<string, string>> {
  const file = join(root, 'locales', `${language}.json`);
  return new Map(Object.entries(flatten(JSON.parse(await readFile(file, 'utf8')))));
}

async function languages(): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob('*.json', { cwd: join(root, 'locales') })) found.push(file.replace(/\.json$/, ''));
  return found.sort();
}

/** Keys named in the code: `t('popup.pause')`, whole groups as in t(`metrics.${name}`), and the manifest's. */
async function usedKeys(): Promise<{ readonly keys: Set<string>; readonly groups: string[] }> {
  const keys = new Set<string>();
  const groups: string[] = [];
  const files = (await sourceFiles()).filter((file) => /^(?:components|entrypoints|lib)\//.test(file));
  for (const file of files) {
    const source = await readSource(file);
    for (const [, key = ''] of source.matchAll(/['"]([a-z]\w*(?:\.\w+)+)['"]/g)) keys.add(key.replaceAll('.', '_'));
    for (const [, group = ''] of source.matchAll(/`([a-z]\w*(?:\.\w+)*)\.\$\{/g))
      groups.push(`${group.replaceAll('.', '_')}_`);
  }
  const manifest = await readFile(join(root, 'wxt.config.ts'), 'utf8');
  for (const [, key = ''] of manifest.matchAll(/__MSG_(\w+)__/g)) keys.add(key);
  return { keys, groups };
}

const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('every text of the English catalogue is used somewhere', async () => {
  const { keys, groups } = await usedKeys();
  const unused = [...(await catalogue('en')).keys()].filter(
    (key) => !keys.has(key) && !groups.some((group) => key.startsWith(group)),
  );
  expect(unused).toEqual([]);
});

test('every text has a name that browsers allow: letters, digits and underscores', async () => {
  const names = [...(await catalogue('en')).keys()];
  expect(names.filter((name) => !/^[a-z]\w*$/i.test(name))).toEqual([]);
});

test('every language has every text of the English catalogue, and no other', async () => {
  const english = await catalogue('en');
  for (const language of await languages()) {
    const other = await catalogue(language);
    expect([...other.keys()].sort(), `keys of ${language}.json`).toEqual([...english.keys()].sort());
    const empty = [...other].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty, `texts without words in ${language}.json`).toEqual([]);
  }
});

test('a translation has the places of its English text, in its form for several', async () => {
  const english = await catalogue('en');
  for (const language of await languages()) {
    for (const [key, text] of await catalogue(language)) {
      const several = (all: string) => placesIn(all.split(' | ').at(-1) ?? '');
      expect(several(text), `${key} in ${language}.json`).toEqual(several(english.get(key) ?? ''));
      for (const form of text.split(' | ')) {
        const strange = placesIn(form).filter((place) => !placesIn(english.get(key) ?? '').includes(place));
        expect(strange, `${key} in ${language}.json`).toEqual([]);
      }
    }
  }
});

test('text for people in a page comes from the catalogue', async () => {
  const pages = (await sourceFiles()).filter((file) => /^(?:components|entrypoints)\/.*\.tsx$/.test(file));
  const loose = await Promise.all(
    pages.map(async (file) =>
      looseWordsOf(file, await readSource(file)).map(({ line, text }) => `${file}:${line} "${text}"`),
    ),
  );
  expect(loose.flat()).toEqual([]);
});

test('text in a page is found wherever people would read or hear it', () => {
  const page = `const a = <p title="Loose title">Loose text {known ? 'one branch' : t('other.branch')} {\`\${count} rows\`}</p>;
const b = <img alt={'spoken'} className="not read" />;`;
  expect(looseWordsOf('page.tsx', page)).toEqual([
    { line: 1, text: 'Loose title' },
    { line: 1, text: 'Loose text' },
    { line: 1, text: 'one branch' },
    { line: 1, text: 'rows' },
    { line: 2, text: 'spoken' },
  ]);
});
