import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createShelf } from '#lib/sync';
import { createDiagnosticRing, eventOfError, thrownOf, understandEvent } from './index.ts';
import { framesOf, redacted } from './redacted.ts';

const at = { version: '0.1.0', now: 7 };
const mostCauses = 5;
const ring = () =>
  createDiagnosticRing(createShelf(fakeBrowser.storage.session, 'diagnostics', mostCauses, understandEvent));

beforeEach(() => fakeBrowser.reset());

describe('a message', () => {
  test.each([
    [
      "Cannot read properties of undefined (reading 'campaignName')",
      "Cannot read properties of undefined (reading '*')",
    ],
    [
      'Unexpected token \'M\', "Moonlight Habits DE" is not valid JSON',
      'Unexpected token \'*\', "* * *" is not valid JSON',
    ],
    ['Could not establish connection. Receiving end does not exist.', undefined],
    ['Failed to fetch https://api.example.com/v1/apps/app_x?token=asc_1', 'Failed to fetch *'],
    ['AppSprint refused app_moonlight: 12.50 EUR', '* refused *: #.# *'],
  ])('keeps what tells of the fault and nothing else: %s', (message, told = message) => {
    expect(redacted(message)).toBe(told);
  });

  const wordsOf = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

  test('holds no name, id, token, amount, address or mail of anybody, wherever it stands', () => {
    const word = fc.stringMatching(/^[A-ZÄÖa-zßé漢字가]{2,12}$/u).filter((one) => redacted(one) === '*');
    const secret = fc.oneof(
      word,
      fc.bigInt({ min: 10n, max: 10n ** 19n }).map(String),
      fc.stringMatching(/^as[cp]_[A-Za-z0-9]{8,32}$/),
      fc.stringMatching(/^[a-z]{3,8}@[a-z]{3,8}\.(com|de)$/),
      fc.stringMatching(/^https:\/\/[a-z]{4,10}\.example\/[a-z0-9]{4,12}\?[a-z]{2,5}=[A-Z0-9]{4,9}$/),
      fc.integer({ min: 1_000, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    );
    const around = fc.constantFrom('Unexpected token ', 'refused: ', '"', "'", '(', ' at ', '', 'id=', '\n', '​');
    fc.assert(
      fc.property(fc.array(fc.tuple(around, secret, around), { minLength: 1, maxLength: 6 }), (parts) => {
        const told = redacted(parts.flat().join('')).toLowerCase();
        for (const [, one] of parts) {
          const pieces = wordsOf(one);
          for (const piece of pieces) {
            if (piece.length > 2 && redacted(piece) !== piece) expect(wordsOf(told)).not.toContain(piece);
          }
        }
        expect(told).not.toMatch(/\p{N}/u);
      }),
      { numRuns: 500 },
    );
  });
});

test('the place of an error is the file of the extension, and no other address', () => {
  const stack = `Error: Moonlight
    at read (chrome-extension://abcdefghijklmnop/background.js:12:345)
    at https://ads.tiktok.com/i18n/manage/campaign?aadvid=7123:1:2
    at moz-extension://0f5e-6a0e/chunks/popup-x1.js:3:4`;
  expect(framesOf(stack)).toEqual(['background.js:12:345', 'chunks/popup-x1.js:3:4']);
  expect(framesOf('')).toEqual([]);
});

describe('the ring', () => {
  const missing = {
    ...eventOfError('list rows', thrownOf(null), at),
    reading: 'row id',
    problem: 'missing',
    detail: '',
  } as const;

  test('says of each event what suffers, what was read, how the page is built and the version, once for each cause', async () => {
    await ring().note({ ...missing, generation: 'keystone' });
    await ring().note({ ...missing, generation: 'keystone', lastAt: 9 });
    await ring().note({ ...missing, generation: 'vi-table' });
    await ring().note({ ...missing, generation: 'keystone', version: '0.2.0' });
    expect((await ring().events()).map(({ generation, version, times }) => [generation, version, times])).toEqual([
      ['keystone', '0.1.0', 2],
      ['vi-table', '0.1.0', 1],
      ['keystone', '0.2.0', 1],
    ]);
  });

  test('counts an error that comes again from the same place, whatever its message says', async () => {
    const kept = ring();
    for (const name of ['Moon', 'Sun']) await kept.note(eventOfError('alerts', thrownOf(sameError(name)), at));
    const events = await kept.events();
    expect(events).toMatchObject([{ feature: 'alerts', problem: 'error', version: '0.1.0', times: 2 }]);
    expect(JSON.stringify(events)).not.toMatch(/Moon|Sun/);
  });

  test('is bounded: the cause that was met longest ago leaves first', async () => {
    const kept = ring();
    for (let cause = 0; cause < 20; cause++) await kept.note({ ...missing, reading: `reading ${cause}` });
    expect((await kept.events()).map(({ reading }) => reading)).toEqual(
      [15, 16, 17, 18, 19].map((cause) => `reading ${cause}`),
    );
  });
});

function sameError(name: string): Error {
  const error = new TypeError(`Cannot read ${name}`);
  error.stack = `TypeError: Cannot read ${name}\n    at chrome-extension://abc/background.js:1:2`;
  return error;
}
