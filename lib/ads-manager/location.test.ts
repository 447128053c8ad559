import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from './index.ts';

const read = (address: string) => readAddress(new URL(address));
const days = 'st=2026-11-01&et=2026-11-07';
const list = `aadvid=7123456789012345678&${days}`;

describe('the address of a list', () => {
  test.each([
    ['/i18n/manage/campaign', 'campaign'],
    ['/i18n/manage/adgroup', 'adgroup'],
    ['/i18n/manage/creative', 'ad'],
    ['/i18n/manage/ad', 'ad'],
    ['/i18n/perf/campaign', 'campaign'],
    ['/i18n/perf/adgroup/', 'adgroup'],
    ['/i18n/perf/creative', 'ad'],
  ])('%s is the list of the level %s', (path, level) => {
    expect(read(`https://ads.tiktok.com${path}?${list}&relative_time=custom&columns=a,b#x`)).toEqual({
      surface: 'list',
      level,
      advertiserId: '7123456789012345678',
      window: { from: '2026-11-01', to: '2026-11-07' },
    });
  });

  test('may name an ad account of 16 digits', () => {
    expect(read(`https://ads.tiktok.com/i18n/manage/campaign?aadvid=1234567890123456`)).toMatchObject({
      advertiserId: '1234567890123456',
    });
  });

  test.each([
    'aadvid=',
    'aadvid=abc',
    'aadvid=71234567890123456789012',
    'aadvid=-7',
    'aadvid=1e3',
    'aadvid=7%0A',
    'aadvid=%EF%BC%97',
    'aadvid=<script>',
    '',
  ])('names no ad account in "%s"', (query) => {
    expect(read(`https://ads.tiktok.com/i18n/manage/campaign?${query}`)).toMatchObject({ advertiserId: null });
  });

  test.each([
    '',
    'st=2026-11-01',
    'et=2026-11-07',
    'st=2026-11-07&et=2026-11-01',
    'st=2026-02-30&et=2026-03-01',
    'st=2026-11-1&et=2026-11-07',
    'st=2026-11-01T00:00&et=2026-11-07',
    'st=2026-11-01%0A&et=2026-11-07',
    'st=&et=',
    'st=20261101&et=20261107',
  ])('names no days in "%s"', (query) => {
    expect(read(`https://ads.tiktok.com/i18n/manage/campaign?aadvid=1&${query}`)).toMatchObject({ window: null });
  });

  test('may name a single day', () => {
    expect(read('https://ads.tiktok.com/i18n/manage/campaign?st=2024-02-29&et=2024-02-29')).toMatchObject({
      window: { from: '2024-02-29', to: '2024-02-29' },
    });
  });
});

test.each([
  `https://ads.tiktok.com.evil.example/i18n/manage/campaign?${list}`,
  `https://evil.example/i18n/manage/campaign?${list}`,
  `https://business.tiktok.com/i18n/manage/campaign?${list}`,
  `https://ads.tiktok.com:8443/i18n/manage/campaign?${list}`,
  `https://ads.tiktok.com/help/article/smart-targeting?${list}`,
  `https://ads.tiktok.com/i18n/creation/campaign?${list}`,
  `https://ads.tiktok.com/i18n/creation/1nn/create/campaign?${list}`,
  `https://ads.tiktok.com/i18n/manage/campaign/create?${list}`,
  `https://ads.tiktok.com/i18n/manage?${list}`,
  `https://ads.tiktok.com/i18n/manage/constructor?${list}`,
  `https://ads.tiktok.com/i18n/manage/toString?${list}`,
  `https://ads.tiktok.com/i18n/gmv-max/dashboard?${list}`,
  `https://ads.tiktok.com/i18n/dashboard?${list}`,
  `https://ads.tiktok.com/manage/campaign?${list}`,
])('%s is elsewhere', (address) => {
  expect(read(address)).toEqual({ surface: 'elsewhere' });
});

test('whatever the query holds, an address gives a checked account and days in order, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (aadvid, st, et) => {
      const address = new URL('https://ads.tiktok.com/i18n/manage/campaign');
      address.search = new URLSearchParams({ aadvid, st, et }).toString();
      const page = readAddress(address);
      if (page.surface !== 'list') throw new Error('It is a list.');
      expect(page.advertiserId ?? '1').toMatch(/^\d{1,20}$/);
      if (page.window !== null) expect(page.window.from <= page.window.to).toBe(true);
    }),
  );
});
