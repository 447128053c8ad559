import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { AdvertiserId } from '#lib/appsprint/contract';
import { advertiserInformation } from './advertisers.ts';
import type { TikTokClient } from './client.ts';

const id = AdvertiserId.parse('7300000000000000001');

/** A client that answers with one advertiser. */
function clientWith(fields: object): TikTokClient {
  const list = [{ advertiser_id: id, name: 'Moonlight', currency: 'USD', ...fields }];
  const unused = () => Promise.reject(new Error('not asked for'));
  return { get: async (_path, _token, _query, data) => z.parse(data, { list }), post: unused, ask: unused };
}

test.each([
  // The sign of TikTok's POSIX names is reversed: Etc/GMT+8 lies west of Greenwich, as Los Angeles does.
  [{ timezone: 'Etc/GMT+8', display_timezone: 'America/Los_Angeles' }, 'America/Los_Angeles', 16],
  [{ timezone: 'Etc/GMT+8' }, 'Etc/GMT+8', 16],
  [{ timezone: 'Etc/GMT-8', display_timezone: null }, 'Etc/GMT-8', 8],
  [{ timezone: 'Asia/Kathmandu', display_timezone: '' }, 'Asia/Kathmandu', 5],
])('the days of %j are those of %s', async (fields, timeZone, hourAtMidnightUtc) => {
  const advertiser = await advertiserInformation(clientWith(fields), 'token', id);
  expect(advertiser.timeZone).toBe(timeZone);
  const winter = new Date('2026-01-15T00:00:00Z');
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(winter);
  expect(Number(hour)).toBe(hourAtMidnightUtc);
});

test.each([
  [{ display_timezone: 'Mars/Olympus' }, 'Mars/Olympus'],
  [{}, 'no known zone'],
  [{ display_timezone: 'UTC', currency: 'dollars' }, 'dollars'],
])('%j is refused with what TikTok said', async (fields, words) => {
  await expect(advertiserInformation(clientWith(fields), 'token', id)).rejects.toThrow(words);
});
