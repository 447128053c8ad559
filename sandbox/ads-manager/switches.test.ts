import { expect, test } from 'vitest';
import { readSwitches } from './switches.ts';

test('an address without switches has the page of today', () => {
  expect(readSwitches([['aadvid', '73']])).toMatchObject({
    generation: 'g3',
    suffix: '1-1-14',
    hashed: null,
    locale: 'en',
    delay: 600,
    smartPlus: 'off',
    theme: null,
    sticky: 'start',
    idPlace: 'href',
    rowCount: null,
    mutate: null,
  });
});

test('switches are read, and values that are not known stand for none', () => {
  const read = readSwitches([
    ['sandbox_generation', 'g1'],
    ['sandbox_locale', 'ar'],
    ['sandbox_delay', '0'],
    ['sandbox_row_count', '1001'],
    ['sandbox_sticky', 'maybe'],
    ['sandbox_suffix', '"><script>'],
    ['sandbox_mutate', '-4'],
  ]);
  expect(read).toMatchObject({ generation: 'g1', locale: 'ar', delay: 0, rowCount: null, sticky: 'start' });
  expect(read).toMatchObject({ suffix: '1-1-14', mutate: null });
});
