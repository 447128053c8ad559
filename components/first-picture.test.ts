import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beforeFirstPicture } from './first-picture.ts';

const never = new Promise(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the first picture waits for everything that comes soon, and for nothing longer', async () => {
  const read: string[] = [];
  const reading = async (name: string) => {
    await Promise.resolve();
    read.push(name);
  };
  await beforeFirstPicture(reading('look'), reading('numbers'));
  expect(read).toEqual(['look', 'numbers']);
  expect(vi.getTimerCount()).toBe(0);
});

test('what never answers leaves no page blank', async () => {
  const drawn = vi.fn<() => void>();
  const waiting = beforeFirstPicture(Promise.resolve(), never).then(drawn);
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(drawn).toHaveBeenCalledOnce();
  await waiting;
});

test('what fails is told and holds nothing up', async () => {
  await beforeFirstPicture(Promise.reject(new Error('storage is broken')));
  expect(console.warn).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
