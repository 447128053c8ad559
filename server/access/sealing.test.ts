import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSeal } from './sealing.ts';

const place = 'tiktok_connection:sealed_access_token:app_000001';

test('a sealed token opens in its own place only, unchanged, and with the same key', async () => {
  const seal = await openSeal({ kind: 'text', text: 'a key of the tests' });
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

test('a key file is made once, for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-key-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'secret.key');
  const sealed = (await openSeal({ kind: 'file', path })).close('token', place);
  expect((await openSeal({ kind: 'file', path })).open(sealed, place)).toBe('token');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
