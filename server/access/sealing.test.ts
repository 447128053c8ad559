import { appendFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSeal } from './sealing.ts';

const place = 'tiktok_connection:sealed_access_token:app_000001';
const [oldKey, newKey] = ['a key of the tests', 'a newer key of the tests'];

async function keyFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-key-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'secret.key');
}

test('a sealed token opens in its own place only, unchanged, and with the same key', async () => {
  const seal = await openSeal({ kind: 'text', text: oldKey });
  const sealed = seal.close('token ✓', place);
  expect(seal.open(sealed, place)).toBe('token ✓');
  expect(seal.close('token ✓', place)).not.toEqual(sealed);
  expect(() => seal.open(sealed, place.replace('1', '2'))).toThrow();
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => seal.open(changed, place)).toThrow();
  const other = await openSeal({ kind: 'text', text: 'another key of the tests' });
  expect(() => other.open(sealed, place)).toThrow();
});

test('a new key seals, a former one still opens, and what it sealed is known to be old', async () => {
  const before = (await openSeal({ kind: 'text', text: oldKey })).close('token', place);
  const seal = await openSeal({ kind: 'text', text: newKey, former: [oldKey] });
  expect([seal.open(before, place), seal.isCurrent(before)]).toEqual(['token', false]);
  const after = seal.close('token', place);
  expect(seal.isCurrent(after)).toBe(true);
  expect((await openSeal({ kind: 'text', text: newKey })).open(after, place)).toBe('token');
});

test('what was sealed before keys had names opens with any of the keys', async () => {
  // Made by the first form: version 1, 12 bytes of initialisation vector, 16 of tag, the text.
  const sealed = Buffer.from('01669e613b761ff303dc7a13e0e5e72eb770c0a80380ce338f1451d9c484e53884eae005e32e', 'hex');
  const seal = await openSeal({ kind: 'text', text: newKey, former: [oldKey] });
  expect([seal.open(sealed, place), seal.isCurrent(sealed)]).toEqual(['token ✓', false]);
});

test('a key file is made once, for its owner alone', async () => {
  const path = await keyFile();
  const sealed = (await openSeal({ kind: 'file', path })).close('token', place);
  expect((await openSeal({ kind: 'file', path })).open(sealed, place)).toBe('token');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('the first line of a key file seals, the others open', async () => {
  const path = await keyFile();
  await writeFile(path, `${oldKey}\n`);
  const before = (await openSeal({ kind: 'file', path })).close('token', place);
  await writeFile(path, `${newKey}\n`);
  await appendFile(path, `${oldKey}\n`);
  const seal = await openSeal({ kind: 'file', path });
  expect([seal.open(before, place), seal.isCurrent(before), seal.isCurrent(seal.close('token', place))]).toEqual([
    'token',
    false,
    true,
  ]);
});

test('a key that is too short is refused', async () => {
  await expect(openSeal({ kind: 'text', text: newKey, former: ['short'] })).rejects.toThrow('16 characters');
});
