import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson } from './exact-json.ts';

test('an id printed as a number keeps every digit', () => {
  expect(parseExactJson('{"advertiser_id": 7300000000000000001, "page": 3, "ids": [1830000000100001]}')).toEqual({
    advertiser_id: '7300000000000000001',
    page: 3,
    ids: ['1830000000100001'],
  });
});

test('everything that a JavaScript number holds is parsed as ever', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      // Longer numbers, decimals too, come back as text.
      fc.pre(!/[-.\d]{16,}/.test(text));
      expect(parseExactJson(text)).toEqual(JSON.parse(text));
    }),
  );
});
