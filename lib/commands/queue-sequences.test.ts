import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { advertiser, apiForTests, nameOf, testEvent, workerOn } from './queue.fixture.ts';
import { createCommandStore } from './store.ts';

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('test event' as const), ticks: fc.nat({ max: 40 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('setting' as const),
      ticks: fc.nat({ max: 40 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('api' as const),
      is: fc.constantFrom('here' as const, 'away' as const, 'loses-answers' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('worker ends' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const), ticks: fc.nat({ max: 40 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat({ max: 1 }) }) },
);

/** Lets what is under way go on for a while; a worker can be ended at each of these points. */
async function go(ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
}

test('whatever happens to the API and to the worker, nothing is lost, nothing is done twice, and the order is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      fakeBrowser.reset();
      const api = apiForTests();
      const ends: [string, string][] = [];
      let worker = workerOn(api);
      const wanted: string[] = [];
      const cancelled = new Set<string>();
      /** Attempts of commands up to when they were taken back, by their ids. */
      const attempted = new Map<string, number>();
      const attemptsOf = (id: string) => api.attempts.filter((one) => one === id).length;
      let lastSetting: string | null = null;
      const isKept = async (name: string) =>
        api.done.includes(name) || (await createCommandStore().read()).waiting.some((waits) => nameOf(waits) === name);
      /** Whether a command was taken. A worker that has not kept it yet is ended, and has told nobody that it was taken. */
      const isTaken = async (name: string) => {
        if (await isKept(name)) return true;
        worker.end();
        await go(20);
        return isKept(name);
      };
      for (const [number, one] of steps.entries()) {
        switch (one.do) {
          case 'test event': {
            const name = `Event${number}`;
            void worker.submit(testEvent(name));
            await go(one.ticks);
            if (await isTaken(name)) wanted.push(name);
            break;
          }
          case 'setting': {
            const id = String(7_000_000_000_000_000 + number);
            void worker.submit(advertiser(id));
            await go(one.ticks);
            if (await isTaken(id)) lastSetting = id;
            break;
          }
          case 'api':
            api.state = one.is;
            break;
          case 'worker ends':
            worker.end();
            break;
          case 'deliver':
            void worker.queue.deliver();
            await go(one.ticks);
            break;
          case 'cancel': {
            const { waiting } = await createCommandStore().read();
            const waits = waiting[one.which];
            if (waits?.command.name !== 'sendTestEvent' || !worker.isAlive()) break;
            const isTakenBack = await worker.queue.cancel(waits.id);
            const isThere = (await createCommandStore().read()).waiting.some(({ id }) => id === waits.id);
            // Neither means that it has ended before.
            if (isTakenBack || isThere) {
              cancelled.add(waits.command.body.event);
              attempted.set(waits.id, attemptsOf(waits.id));
            }
            break;
          }
        }
        if (!worker.isAlive()) {
          // What it had handed to the storage is written down.
          await go(20);
          ends.push(...worker.ends);
          worker = workerOn(api);
        }
      }
      worker.end();
      await go(20);
      api.state = 'here';
      const last = workerOn(api);
      await last.queue.deliver();
      ends.push(...worker.ends, ...last.ends);

      expect((await last.queue.state()).waiting).toEqual([]);
      const events = api.done.filter((name) => name.startsWith('Event'));
      expect(new Set(events).size).toBe(events.length);
      expect(events.filter((name) => wanted.includes(name) && !cancelled.has(name))).toEqual(
        wanted.filter((name) => !cancelled.has(name)),
      );
      for (const name of events.filter((one) => !cancelled.has(one))) expect(ends).toContainEqual([name, 'answered']);
      for (const [id, attempts] of attempted) expect(attemptsOf(id)).toBe(attempts);
      const settings = api.done.filter((name) => !name.startsWith('Event'));
      expect(settings.at(-1) ?? null).toBe(lastSetting);
      expect(new Set(settings).size).toBe(settings.length);
      expect(settings).toEqual(settings.toSorted());
    }),
    { numRuns: 300 },
  );
});
