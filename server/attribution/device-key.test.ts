import { expect, test } from 'vitest';
import { deviceKeyOf } from './device-key.ts';

test.each([
  [
    'ios 17.5',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_34.1.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  ],
  [
    'android 14.0 sm-s911b',
    'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0 Mobile Safari/537.36',
    'Dalvik/2.1.0 (Linux; U; Android 14; SM-S911B Build/UP1A.231005.007)',
  ],
  [
    'android 8.1 redmi 6a',
    'Mozilla/5.0 (Linux; U; Android 8.1.0; en-us; Redmi 6A Build/O11019) AppleWebKit/537.36 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 8.1; Redmi 6A) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36',
  ],
])('a browser and an app on the same device agree on %s', (key, browser, app) => {
  expect([deviceKeyOf(browser), deviceKeyOf(app)]).toEqual([key, key]);
});

test.each([
  ['an app without the system in its user agent', 'Moonlight/3 CFNetwork/1494.0.7 Darwin/23.4.0'],
  ['a computer', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15'],
  [
    'a browser that hides its phone',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36',
  ],
  ['nothing at all', ''],
])('%s has no key', (_, userAgent) => {
  expect(deviceKeyOf(userAgent)).toBeNull();
});
