// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { baseOf } from './faults.ts';
import { type ScriptFault, watchFaults } from './index.ts';

const base = 'chrome-extension://abcdefghijklmnop/';
const script = `${base}content-scripts/ads-manager.js`;
let told: ScriptFault[];

beforeEach(() => {
  told = [];
  const faults = watchFaults(window, 'script of Ads Manager', (fault) => told.push(fault), base);
  return () => faults.stop();
});

function failing(message: string, stack: string): TypeError {
  return Object.assign(new TypeError(message), { stack });
}
const thrown = (error: unknown) => window.dispatchEvent(new ErrorEvent('error', { error }));
const rejected = (reason: unknown) =>
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason, promise: null }));

const ours = (line: number, message = 'Cannot read "Moonlight DE"') =>
  failing(message, `TypeError: ${message}\n    at JSON.parse (<anonymous>)\n    at read (${script}:${line}:34)`);

describe('an error of a content script', () => {
  test('is told as it was thrown, with no text of it longer than a message takes', () => {
    const endless = 'x'.repeat(3_000);
    thrown(ours(12));
    thrown(ours(13, endless));
    expect(told).toEqual([
      { feature: 'script of Ads Manager', name: 'TypeError', message: ours(12).message, stack: ours(12).stack },
      expect.objectContaining({ message: endless.slice(0, 2_000) }),
    ]);
    expect(told[1]?.stack).toHaveLength(2_000);
  });

  test('is told once for each cause, thrown or rejected, and at most twenty times', () => {
    for (const name of ['Moon', 'Sun']) thrown(ours(1, name));
    rejected(ours(1));
    expect(told).toHaveLength(1);
    for (let line = 0; line < 99; line += 1) rejected(ours(line));
    expect(told).toHaveLength(20);
  });

  test('is told as Firefox writes it too', () => {
    const mozilla = 'moz-extension://0f5e-6a0e/';
    const faults = watchFaults(window, 'script of Ads Manager', (fault) => told.push(fault), mozilla);
    thrown(failing('x', `read@${mozilla}content-scripts/ads-manager.js:3:4\nlook@https://ads.tiktok.com/a.js:1:2\n`));
    faults.stop();
    expect(told.map(({ name }) => name)).toEqual(['TypeError']);
  });

  test('that was caught on its way out is told as well', () => {
    watchFaults(window, 'script of Ads Manager', (fault) => told.push(fault), base).note(ours(7));
    expect(told).toHaveLength(1);
  });
});

test.each([
  ['an error of the page', failing('x', 'TypeError: x\n    at a (https://ads.tiktok.com/app.js:1:2)')],
  [
    'one that the page throws while we call it',
    failing('x', `TypeError: x\n    at https://ads.tiktok.com/app.js:1:2\n    at b (${script}:1:2)`),
  ],
  ['one of another extension', failing('x', 'TypeError: x\n    at chrome-extension://other/content.js:1:2')],
  [
    'one that only speaks of our files',
    failing('x', `TypeError: x ${script}:1:2\n    at a (https://ads.tiktok.com/app.js:1:2)`),
  ],
  ['one of the console', failing('x', `TypeError: x\n    at <anonymous>:1:2\n    at b (${script}:1:2)`)],
  ['one without a stack', failing('x', '')],
  ['something else that was thrown', `${script}:1:2`],
  ['nothing', undefined],
])('%s is not looked at', (_, error) => {
  thrown(error);
  rejected(error);
  expect(told).toEqual([]);
});

test('nothing is told once the extension has gone', () => {
  const own: ScriptFault[] = [];
  watchFaults(window, 'script of Ads Manager', (fault) => own.push(fault), base).stop();
  thrown(ours(1));
  expect(own).toEqual([]);
});

test.each([
  [`Error\n    at watch (${script}:1:2)\n    at https://ads.tiktok.com/a.js:1:2`, base],
  [`Error\n    at ${script}:1:2`, base],
  ['watch@moz-extension://0f5e-6a0e/content-scripts/a.js:1:2\n', 'moz-extension://0f5e-6a0e/'],
  ['Error\n    at file:///tmp/a.ts:1:2', null],
  [undefined, null],
])('the address of the extension stands in its own stack: %j', (stack, address) => {
  expect(baseOf(stack)).toBe(address);
});
