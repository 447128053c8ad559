import { expect, test } from 'vitest';
import { batchClicks } from './click-batches.ts';
import type { RecordedClick } from './clicks.ts';

function click(number: number): RecordedClick {
  return {
    appId: 'app_000001',
    clickId: String(number),
    slug: 'spring',
    clickedAt: '2026-11-10T12:00:00.000Z',
    ip: '203.0.113.7',
    userAgent: 'phone',
    deviceKey: null,
    visit: {},
  };
}

/** A place that takes clicks when it is told to. */
function slowPlace() {
  const commits: { readonly clicks: readonly RecordedClick[]; readonly end: (error?: Error) => void }[] = [];
  const aside: RecordedClick[] = [];
  const batches = batchClicks({
    store: (clicks) =>
      new Promise((resolve, reject) => {
        commits.push({ clicks, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
    setAside: async (clicks) => void aside.push(...clicks),
    patience: 400,
  });
  return { batches, commits, aside };
}

test('clicks share commits of at most 500, and none counts as durable before its commit ends', async () => {
  const { batches, commits } = slowPlace();
  const durable = new Set<number>();
  const all = Array.from({ length: 1_200 }, async (_, number) => {
    await batches.add(click(number));
    durable.add(number);
  });
  await expect.poll(() => commits.map(({ clicks }) => clicks.length)).toEqual([500, 500, 200]);
  expect(durable.size).toBe(0);
  commits[1]?.end();
  await expect.poll(() => durable.size).toBe(500);
  expect(durable.has(0)).toBe(false);
  commits[0]?.end();
  commits[2]?.end();
  await Promise.all(all);
  expect(durable.size).toBe(1_200);
});

test('a refused commit is set aside, an overdue one too, and while that lasts later clicks do not wait for it', async () => {
  const { batches, commits, aside } = slowPlace();
  const refused = batches.add(click(1));
  await expect.poll(() => commits).toHaveLength(1);
  commits[0]?.end(new Error('refused'));
  await refused;
  expect(aside.map(({ clickId }) => clickId)).toEqual(['1']);

  await batches.add(click(2));
  await batches.add(click(3));
  expect(aside.map(({ clickId }) => clickId)).toEqual(['1', '2', '3']);
  expect(commits).toHaveLength(2);
  commits[1]?.end();
  const taken = batches.add(click(4));
  await expect.poll(() => commits).toHaveLength(3);
  commits[2]?.end();
  await taken;
  expect(aside).toHaveLength(3);
});
