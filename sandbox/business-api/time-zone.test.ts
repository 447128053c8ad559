import { expect, test } from 'vitest';
import { posixTimeZone } from './time-zone.ts';

test.each([
  ['America/Los_Angeles', 'Etc/GMT+8'],
  ['Europe/Paris', 'Etc/GMT-1'],
  ['Australia/Sydney', 'Etc/GMT-10'],
  ['Etc/UTC', 'Etc/GMT'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
])('%s is %s, by standard time and with the sign reversed', (timeZone, posix) => {
  expect(posixTimeZone(timeZone)).toBe(posix);
});
