import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storableJson } from './values.ts';

const unstorable = /\0|\p{Surrogate}/u;

test('any JSON becomes one that PostgreSQL can store, and one that it can is not changed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\\', 'u0000', '\0', '\ud800', '\udc00', '"', 'ü', '🌙') });
  fc.assert(
    fc.property(fc.dictionary(text, text, { noNullPrototype: true }), (value) => {
      const stored: Record<string, string> = JSON.parse(storableJson(value));
      expect(unstorable.test(Object.entries(stored).flat().join(' '))).toBe(false);
      if (!unstorable.test(Object.entries(value).flat().join(' '))) expect(stored).toEqual(value);
    }),
  );
});
