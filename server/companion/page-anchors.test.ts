import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartProblem } from '../configuration/index.ts';
import { checkPageAnchorsFile, pageAnchorsHandler } from './index.ts';

let folder: string;
let file: string;
const update = { version: 2026112301, tables: { keystone: { selectors: { table: '.x' } } } };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'appsprint-anchors-'));
  file = join(folder, 'anchors.json');
});

afterEach(() => rm(folder, { recursive: true }));

const handOut = (from: string | null) =>
  pageAnchorsHandler(from).pageAnchors({
    params: undefined,
    query: undefined,
    body: undefined,
    userAgent: '',
    idempotencyKey: null,
    caller: nobody,
  });
const nobody = { tokenName: 'test', scopes: new Set<never>(), apps: [] };

test('without a file there is no update', async () => {
  await checkPageAnchorsFile(null);
  expect(await handOut(null)).toEqual({ data: { version: 0, tables: {} } });
});

test('the file is handed out as it is now, without a restart', async () => {
  await writeFile(file, JSON.stringify(update));
  await checkPageAnchorsFile(file);
  expect(await handOut(file)).toEqual({ data: update });
  await writeFile(file, JSON.stringify({ version: 2026112302, tables: {} }));
  expect(await handOut(file)).toEqual({ data: { version: 2026112302, tables: {} } });
});

test.each(['', '{', '[]', '{"version":"1","tables":{}}', '{"version":1}', '{"version":-1,"tables":{}}'])(
  'a file with "%s" is refused at the start, and is a plain problem later',
  async (text) => {
    await writeFile(file, text);
    await expect(checkPageAnchorsFile(file)).rejects.toThrow(StartProblem);
    await expect(handOut(file)).rejects.toMatchObject({ status: 500, code: 'page_anchors_unusable' });
  },
);

test('a file that is not there is named', async () => {
  await expect(checkPageAnchorsFile(file)).rejects.toThrow(/PAGE_ANCHORS_FILE: .*anchors\.json cannot be read/);
});
