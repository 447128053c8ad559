import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { readSource, sourceFiles } from './sources.ts';

test('every file of lib stands behind a door: an index.ts in its folder or in one above', async () => {
  const files = new Set(await sourceFiles());
  const hasDoor = (folder: string): boolean =>
    folder !== 'lib' && (files.has(`${folder}/index.ts`) || hasDoor(dirname(folder)));
  const outside = [...files].filter((file) => file.startsWith('lib/') && !hasDoor(dirname(file)));
  expect(outside).toEqual([]);
});

const unwelcome = [
  { text: /biome[-]ignore|@ts[-](?:ignore|nocheck|expect-error)/, where: /./, says: 'mend what the check found' },
  {
    text: /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc|dangerouslySetInnerHTML)\b|DOMParser\b|document\.write(?:ln)?\(|\beval\(|new Function\(/,
    where: /^(?:components|entrypoints|lib)\/(?!.*\.test\.tsx?$)/,
    says: 'build elements and set their text; markup from a name or an answer must stay text',
  },
  {
    text: /\.what\} \{|className="quiet[^"]*"(?: role="status")?>\s*\{t\('[\w.]*\.(?:asking|loading)'\)\}/,
    where: /^(?:components|entrypoints)\/.*\.tsx$/,
    says: 'Loading, Nothing and Failed of components/state-line are the one look of these states',
  },
  { text: /waitForTimeout[(]|setTimeout[(]\s*resolve/, where: /\.test\.tsx?$|^tests\//, says: 'wait for a condition' },
] as const;

test.each(unwelcome)('nowhere $text: $says', async ({ text, where }) => {
  const files = (await sourceFiles()).filter((file) => where.test(file));
  const found = await Promise.all(files.map(async (file) => (text.test(await readSource(file)) ? [file] : [])));
  expect(found.flat()).toEqual([]);
});
