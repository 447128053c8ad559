import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aheadTolerance, beforeInstallTolerance, eventInstant, installInstant } from './instants.ts';

const receivedAt = new Date('2026-11-10T12:00:00Z');
const installedAt = new Date('2026-11-01T12:00:00Z');

describe('the instant of an event', () => {
  test('is the client’s within the tolerances and the receipt outside of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (client) => {
        const believable =
          client <= receivedAt.getTime() + aheadTolerance && client >= installedAt.getTime() - beforeInstallTolerance;
        expect(eventInstant(client, receivedAt, installedAt)).toEqual(believable ? new Date(client) : receivedAt);
      }),
    );
  });

  test.each([[undefined], [Number.MAX_SAFE_INTEGER], [-1], [1e300]])(
    'is the receipt when the client says %s',
    (client) => {
      expect(eventInstant(client, receivedAt, installedAt)).toEqual(receivedAt);
    },
  );
});

test.each([
  ['2026-11-09T10:00:00.123Z', '2026-11-09T10:00:00.123Z'],
  ['2026-11-10T12:04:59Z', '2026-11-10T12:04:59.000Z'],
  ['2026-11-10T12:05:01Z', '2026-11-10T12:00:00.000Z'],
  ['not a time', '2026-11-10T12:00:00.000Z'],
  [undefined, '2026-11-10T12:00:00.000Z'],
])('an install that says %s is of %s', (client, instant) => {
  expect(installInstant(client, receivedAt).toISOString()).toBe(instant);
});
