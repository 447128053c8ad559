import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '#lib/setup-checks';

const folder = resolve(import.meta.dirname, '../../docs/checks');
const ruleFolder = resolve(import.meta.dirname, '../../lib/setup-checks/rules');
const names = rules.map(({ name }) => name);

/** The parts of a page: heading and the text below it. */
async function partsOf(name: string): Promise<Map<string, string>> {
  const page = await readFile(join(folder, `${name}.md`), 'utf8');
  const parts = page.split(/^## /mu).slice(1);
  return new Map(parts.map((part) => [part.split('\n')[0] ?? '', part.split('\n').slice(1).join('\n').trim()]));
}

test('every rule has its help page and its file, and every page and file its rule', async () => {
  expect((await readdir(folder)).sort()).toEqual(names.map((name) => `${name}.md`).sort());
  expect((await readdir(ruleFolder)).sort()).toEqual(names.map((name) => `${name}.ts`).sort());
});

test.each(names)('the page of %s says why, how to fix it in Ads Manager, and by which source', async (name) => {
  const parts = await partsOf(name);
  expect([...parts.keys()]).toEqual(['Why', 'How to fix it in Ads Manager', 'Source']);
  for (const text of parts.values()) expect(text.length).toBeGreaterThan(40);
  expect(parts.get('How to fix it in Ads Manager')).toMatch(/^1\. /u);
  expect(parts.get('Source')).toMatch(/^- .*(?:TikTok|AppSprint)/u);
});
