import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from './holds.ts';

test.each([
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 1 }, { a: 1, b: undefined }],
  [[], []],
  [null, null],
  [{ a: null }, { a: null }],
])('%j holds %j', (understood, stored) => {
  expect(holds(understood, stored)).toBe(true);
});

test.each([
  [{ a: 1 }, { a: 1, b: 2 }],
  [[1], [1, 2]],
  [
    [2, 1],
    [1, 2],
  ],
  [{}, []],
  [{ a: 0 }, { a: null }],
  [1, '1'],
  [null, {}],
  [{}, JSON.parse('{"__proto__": 1}')],
])('%j does not hold %j', (understood, stored) => {
  expect(holds(understood, stored)).toBe(false);
});

test('everything holds itself, and nothing that lacks a part of it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (stored) => {
      expect(holds(structuredClone(stored), stored)).toBe(true);
      const [first = '', ...others] = Object.entries(stored);
      expect(holds(Object.fromEntries(others), stored), first[0]).toBe(false);
    }),
  );
});
