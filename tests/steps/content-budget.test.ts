import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { weighContentScripts } from './content-budget.ts';

let extension: string;

beforeEach(async () => {
  extension = await mkdtemp(join(tmpdir(), 'appsprint-budget-'));
});

afterEach(() => rm(extension, { recursive: true }));

/** A built extension with one list script and one tap. */
async function build(list: string, tap: string) {
  const scripts = [{ js: ['list.js'] }, { js: ['tap.js'], world: 'MAIN' }];
  await writeFile(join(extension, 'manifest.json'), JSON.stringify({ content_scripts: scripts }));
  await writeFile(join(extension, 'list.js'), list);
  await writeFile(join(extension, 'tap.js'), tap);
}

/** Text that gzip cannot make much smaller than `bytes`. */
const incompressible = (bytes: number) => randomBytes(bytes).toString('latin1');

async function faults() {
  return (await weighContentScripts(extension)).flatMap((weight) => weight.faults);
}

test('light scripts are within their budgets', async () => {
  await build('paint()', 'listen()');
  expect(await faults()).toEqual([]);
});

test('a list script may weigh 30 kB and the tap 3 kB after gzip', async () => {
  await build(incompressible(31_000), incompressible(4_000));
  expect(await faults()).toEqual([
    expect.stringMatching(/^list\.js weighs \d+ bytes after gzip; a content script may weigh 30000\.$/),
    expect.stringMatching(/^tap\.js weighs \d+ bytes after gzip; a tap may weigh 3000\.$/),
  ]);
});

test('React and full zod are named', async () => {
  await build('x=Symbol.for("react.element")', 'y=`ZodString`');
  expect(await faults()).toEqual(['list.js carries React.', 'tap.js carries full zod (use zod/mini).']);
});

test('a later part, which the manifest does not list, has the budget of a content script', async () => {
  await build('', '');
  await writeFile(join(extension, 'ads-manager-forms.js'), incompressible(31_000));
  expect(await faults()).toEqual([expect.stringMatching(/^ads-manager-forms\.js weighs \d+ bytes after gzip/)]);
});

test('zod/mini is welcome', async () => {
  await build('y=`ZodMiniString`;z=`$ZodString`', '');
  expect(await faults()).toEqual([]);
});

test('a build without content scripts is no build of this extension', async () => {
  await writeFile(join(extension, 'manifest.json'), '{}');
  await expect(weighContentScripts(extension)).rejects.toThrow('has no content script to weigh');
});
