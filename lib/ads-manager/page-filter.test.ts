import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPageFilter } from './page-filter.ts';

const read = (query: string) => readPageFilter(new URLSearchParams(query));
const idsIn = (number: number, field: string, ...ids: string[]) =>
  [
    `filters[${number}][field]=${field}`,
    ...ids.map((id, at) => `filters[${number}][in_field_values][${at}]=${id}`),
  ].join('&');

describe('what limits the rows of a list', () => {
  test('is nothing without a filter, and nothing by what the page itself ignores', () => {
    const nothing = { within: [], search: null, notUnderstood: [] };
    expect(read('')).toEqual(nothing);
    expect(read('campaign_ids=1&keyword=&sort_state=stat_cost')).toEqual(nothing);
  });

  test.each(['campaign_ids', 'ad_ids', 'creative_ids'])(
    'are the ids of a filter by %s, in any order of its parts',
    (field) => {
      const parts = `${idsIn(0, field, '1', '2')}&filters[0][filter_type]=0&filters[0][source]=sidebar`.split('&');
      expect(read(parts.join('&'))).toMatchObject({ within: ['1', '2'], notUnderstood: [] });
      expect(read(parts.toReversed().join('&'))).toMatchObject({ within: ['2', '1'], notUnderstood: [] });
    },
  );

  test('is the search, as it was typed', () => {
    expect(read('keyword=Summer%20%26%20sun')).toMatchObject({ search: 'Summer & sun' });
  });

  test.each([
    [idsIn(0, 'campaign_status', 'disable'), ['campaign_status']],
    [idsIn(0, 'virtual_creative_id', '1'), ['virtual_creative_id']],
    [idsIn(0, 'campaign_ids', 'x'), ['campaign_ids']],
    [idsIn(0, 'campaign_ids'), ['campaign_ids']],
    [idsIn(0, 'toString', '1'), ['toString']],
    [`${idsIn(0, 'campaign_ids', '1')}&${idsIn(1, 'ad_ids', '2')}`, ['campaign_ids', 'ad_ids']],
  ])('is not understood in %s', (query, notUnderstood) => {
    expect(read(query)).toEqual({ within: [], search: null, notUnderstood });
  });

  test('is read of any address without a failure, and ids are always digits', () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('filters[0][field]', 'filters[0][in_field_values][0]', 'keyword'),
    );
    const value = fc.oneof(fc.string(), fc.constantFrom('campaign_ids', '1790000000000000001'));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
        const { within } = readPageFilter(new URLSearchParams(pairs));
        expect(within.every((id) => /^\d{1,20}$/.test(id))).toBe(true);
      }),
    );
  });
});
