import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './address.ts';

const address = (text: string) => readAddress(new URL(text, 'http://sandbox.example'));

test('an address without dates has none, and none is written', () => {
  expect(address('/i18n/manage/campaign?aadvid=7300000000000000001').dates).toBeNull();
  expect(writeAddress(address('/i18n/manage/campaign?aadvid=73'))).toBe('/i18n/manage/campaign?aadvid=73');
});

test('everything an address says survives being written', () => {
  const text =
    '/i18n/manage/adgroup?aadvid=73&st=2026-11-01&et=2026-11-07&filters[0][field]=campaign_ids' +
    '&filters[0][in_field_values][0]=18&filters[0][in_field_values][1]=19&keyword=a%26b' +
    '&sort_state=stat_cost&sort_order=0&page=3&page_size=50&sandbox_delay=5';
  const read = address(text);
  expect(read).toMatchObject({
    level: { path: 'adgroup', own: 'ad' },
    dates: { st: '2026-11-01', et: '2026-11-07' },
    filters: [{ field: 'campaign_ids', values: ['18', '19'] }],
    keyword: 'a&b',
    sort: { stat: 'stat_cost', order: 0 },
    page: 3,
    pageSize: 50,
  });
  expect(address(writeAddress(read))).toEqual(read);
});

test('nonsense falls back to what the page starts with', () => {
  expect(address('/i18n/manage/creative?st=yesterday&et=2026-11-01&page=-2&page_size=7')).toMatchObject({
    dates: null,
    page: 1,
    pageSize: 20,
  });
});
