import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceDetailsOf } from './device-details.ts';
import { compareTwins } from './twins.ts';

const phone = {
  screenWidth: 390,
  screenHeight: 844,
  screenScale: 3,
  hardwareConcurrency: 4,
  maxTouchPoints: 5,
  preferredLanguages: ['fr-FR', 'en'],
  timezone: 'Europe/Paris',
  timezoneOffsetMinutes: 60,
  gpuVendor: 'Apple Inc.',
  gpuRenderer: 'Apple GPU',
  colorScheme: 'dark',
  connectionType: 'wifi',
};

function compared(browser: object, app: object = phone) {
  return compareTwins(deviceDetailsOf({ ...browser }), deviceDetailsOf({ ...app }));
}

test('a phone is the same as itself, also when it is turned, counts its offset westwards or writes its language otherwise', () => {
  const turned = { screenWidth: 844, screenHeight: 390, timezoneOffsetMinutes: -60, preferredLanguages: ['fr_CA'] };
  expect(compared({ ...phone, ...turned })).toEqual(compared(phone));
  expect(compared(phone).different).toEqual([]);
  expect(compared(phone).same).toHaveLength(11);
});

test('what a person may have changed since the click is no difference; another screen or time zone is', () => {
  expect(compared({ ...phone, colorScheme: 'light', connectionType: 'cellular' }).different).toEqual([]);
  expect(compared({ ...phone, screenHeight: 926, timezone: 'Asia/Tokyo' }).different).toEqual(['screen', 'timezone']);
});

test('what one side does not tell, or tells as another type, is neither', () => {
  expect(compared({ screenWidth: '390', screenHeight: Number.NaN, timezone: '', preferredLanguages: 7 })).toEqual({
    same: [],
    different: [],
  });
});

test('any two bodies compare alike from both sides', () => {
  const body = fc.dictionary(fc.constantFrom(...Object.keys(phone)), fc.jsonValue({ maxDepth: 1 }));
  fc.assert(
    fc.property(body, body, (one, other) => {
      expect(compared(one, other)).toEqual(compared(other, one));
    }),
  );
});
