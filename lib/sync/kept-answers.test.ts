import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createKeptAnswers } from './kept-answers.ts';

const area = fakeBrowser.storage.session;
beforeEach(() => fakeBrowser.reset());

test('an answer is there for the next worker, until everything is forgotten', async () => {
  const answer = { tag: 'W/"1"', text: '{"data":1}' };
  await createKeptAnswers(area).keep('https://api.example/a', answer);
  expect(await createKeptAnswers(area).read('https://api.example/a')).toEqual(answer);
  expect(await createKeptAnswers(area).read('https://api.example/b')).toBeNull();
  await createKeptAnswers(area).forget();
  expect(await area.get()).toEqual({});
});

test('an answer that is too large is not kept, and neither is the smaller one before it', async () => {
  const answers = createKeptAnswers(area, { all: 1_000, one: 100 });
  await answers.keep('a', { tag: '1', text: 'small' });
  await answers.keep('a', { tag: '2', text: 'x'.repeat(101) });
  expect(await area.get()).toEqual({ answers: [] });
});

test('what is stored and not understood is no answer', async () => {
  await area.set({ answers: 'x', 'answer a': { tag: 7 } });
  const answers = createKeptAnswers(area);
  expect(await answers.read('a')).toBeNull();
  await answers.keep('a', { tag: '1', text: '{}' });
  expect(await answers.read('a')).toEqual({ tag: '1', text: '{}' });
});

test('whatever is kept, there is never more than the room, every answer is the last one given, and the oldest left first', async () => {
  const room = { all: 120, one: 60 };
  const addresses = ['a', 'b', 'c', 'd', 'e'];
  const kept = fc.record({ address: fc.constantFrom(...addresses), length: fc.nat({ max: 70 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(kept, { maxLength: 30 }), async (steps) => {
      fakeBrowser.reset();
      const answers = createKeptAnswers(area, room);
      const last = new Map<string, string>();
      for (const [step, { address, length }] of steps.entries()) {
        const text = String.fromCharCode(97 + (step % 26)).repeat(length);
        await answers.keep(address, { tag: '1', text });
        last.delete(address);
        last.set(address, text);
      }
      const { answers: _, ...stored } = await area.get();
      const size = Object.entries(stored).reduce(
        (sum, [key, value]) => sum + key.length + 1 + (value as { text: string }).text.length,
        0,
      );
      expect(size).toBeLessThanOrEqual(room.all);
      const there = await Promise.all(
        [...last].map(async ([address, text]) => ({ text, is: await answers.read(address) })),
      );
      for (const { text, is } of there) if (is !== null) expect(is.text).toBe(text);
      const newest = there.at(-1);
      if (newest !== undefined && newest.text.length < 40) expect(newest.is).not.toBeNull();
    }),
  );
});
