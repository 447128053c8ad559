import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTime } from './index.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('an answer that comes is passed on, and nothing is left waiting', async () => {
  expect(await inTime(Promise.resolve('here'))).toBe('here');
  expect(vi.getTimerCount()).toBe(0);
});

test('a failure is passed on as it is', async () => {
  await expect(inTime(Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(vi.getTimerCount()).toBe(0);
});

test('a background that never answers is a problem with a remedy', async () => {
  const answer = expect(inTime(new Promise(() => undefined))).rejects.toMatchObject({
    problem: {
      what: "The extension's background did not answer.",
      remedy: expect.stringContaining('switch AppSprint Companion off and on again'),
    },
  });
  await vi.advanceTimersToNextTimerAsync();
  await answer;
});
