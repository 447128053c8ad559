import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './sources.ts';

const root = resolve(import.meta.dirname, '../..');

/** Places where a verdict or the text of a finding is put together. */
const speaking = /^lib\/(?:setup-checks|signal-link\/inspect)\/(?!.*\.(?:test|fixture)\.ts$).*\.ts$/;
/** Texts with a space between two words that begin like a sentence, outside of comments. */
const looseSentence = /(['"`])[A-Z][a-z]+ [^'"`\n]*\1/g;

test('what the checks say comes from the catalogue, so that every language has it', async () => {
  const found: string[] = [];
  for (const file of (await sourceFiles()).filter((name) => speaking.test(name))) {
    const source = await readFile(join(root, file), 'utf8');
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const [text] of code.matchAll(looseSentence)) found.push(`${file}: ${text}`);
  }
  expect(found).toEqual([]);
});
