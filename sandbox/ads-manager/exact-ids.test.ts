import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWithBareIds, writeWithBareIds } from './exact-ids.ts';

test('an id longer than a JavaScript number holds survives as a bare number', () => {
  const text = writeWithBareIds({ campaign_id: '7300000000000000001', campaign_name: '7' });
  expect(text).toBe('{"campaign_id":7300000000000000001,"campaign_name":"7"}');
  expect(parseWithBareIds(text)).toEqual({ campaign_id: '7300000000000000001', campaign_name: '7' });
});

test('no name can be mistaken for an id', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom('"campaign_id":"12"', '\\"ad_id":12', '","creative_id":"7', '{"ad_id":5}'),
  );
  const id = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
  fc.assert(
    fc.property(id, id, hostile, (campaign_id, ad_id, ad_name) => {
      const row = { campaign_id, ad_id, ad_name };
      expect(parseWithBareIds(writeWithBareIds({ table: [row] }))).toEqual({ table: [row] });
    }),
  );
});
