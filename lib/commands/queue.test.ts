import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { apiForTests, forwarding, type TestApi, testEvent, tooOld, workerOn } from './queue.fixture.ts';
import { createCommandStore } from './store.ts';

const day = 24 * 3_600_000;

let api: TestApi;
beforeEach(() => {
  fakeBrowser.reset();
  api = apiForTests();
});

describe('a command', () => {
  test('is answered at once while AppSprint can be reached, and nothing waits', async () => {
    const { queue, submit, waits } = workerOn(api);
    expect(await submit(testEvent('Purchase'))).toEqual({ state: 'answered', answer: 'Purchase' });
    expect(await queue.state()).toEqual({ waiting: [], ended: [], inFlight: null });
    await expect.poll(waits).toBe(false);
  });

  test('waits while AppSprint cannot be reached, also for the next worker, and is sent once it can', async () => {
    api.state = 'away';
    const first = workerOn(api);
    expect(await first.submit(testEvent('Purchase'))).toBeNull();
    expect(first.waits()).toBe(true);
    const second = workerOn(api);
    expect((await second.queue.state()).waiting).toMatchObject([
      { command: testEvent('Purchase'), apiAddress: 'https://api.example', appId: 'app_moonlight' },
    ]);
    await second.queue.deliver();
    expect(api.done).toEqual([]);
    api.state = 'here';
    await second.queue.deliver();
    await second.queue.deliver();
    expect(api.done).toEqual(['Purchase']);
    expect(second.ends).toEqual([['Purchase', 'answered']]);
    await expect.poll(second.waits).toBe(false);
  });

  test('whose answer got lost is carried out once', async () => {
    api.state = 'loses-answers';
    const { queue, submit } = workerOn(api);
    expect(await submit(testEvent('Purchase'))).toBeNull();
    expect(api.done).toEqual(['Purchase']);
    api.state = 'here';
    await queue.deliver();
    expect(api.done).toEqual(['Purchase']);
    expect((await queue.state()).waiting).toEqual([]);
  });

  test('whose worker was ended while it was sent is sent by the next one, and carried out once', async () => {
    api.state = 'hangs';
    const first = workerOn(api);
    void first.submit(testEvent('Purchase'));
    await expect.poll(() => api.done).toEqual(['Purchase']);
    first.end();
    api.state = 'here';
    const second = workerOn(api);
    await second.queue.deliver();
    expect(api.done).toEqual(['Purchase']);
    expect(second.ends).toEqual([['Purchase', 'answered']]);
  });

  test('that AppSprint refuses leaves the queue, and the others are sent all the same', async () => {
    api.state = 'away';
    const { queue, submit, ends } = workerOn(api);
    await submit(testEvent('Refused'));
    await submit(testEvent('Purchase'));
    api.state = 'here';
    await queue.deliver();
    expect(ends).toEqual([
      ['Refused', 'refused'],
      ['Purchase', 'answered'],
    ]);
    expect((await queue.state()).waiting).toEqual([]);
  });

  test('that AppSprint takes later holds up its own kind only', async () => {
    const { queue, submit } = workerOn(api);
    expect(await submit(testEvent('Later'))).toBeNull();
    expect(await submit(testEvent('Purchase'))).toBeNull();
    expect(await submit(forwarding('leave-out'))).toMatchObject({ state: 'answered' });
    expect(api.done).toEqual(['leave-out']);
    expect((await queue.state()).waiting).toHaveLength(2);
  });

  test('that is taken back while it is sent is not sent again', async () => {
    api.state = 'slow-away';
    const { queue, submit } = workerOn(api);
    const sent = submit(testEvent('Purchase'));
    await expect.poll(async () => (await queue.state()).inFlight).not.toBeNull();
    expect(await queue.cancel((await queue.state()).inFlight ?? '')).toBe(false);
    api.release();
    await sent;
    expect((await queue.state()).waiting).toEqual([]);
    api.state = 'here';
    await queue.deliver();
    expect(api.done).toEqual([]);
  });

  test('that was taken back while a worker that has ended since was sending it is not sent by the next one', async () => {
    api.state = 'slow-away';
    const worker = workerOn(api);
    void worker.submit(testEvent('Purchase'));
    await expect.poll(async () => (await worker.queue.state()).inFlight).not.toBeNull();
    await worker.queue.cancel((await worker.queue.state()).inFlight ?? '');
    worker.end();
    api.state = 'here';
    const { queue } = workerOn(api);
    expect((await queue.state()).waiting).toEqual([]);
    await queue.deliver();
    expect(api.done).toEqual([]);
    expect((await createCommandStore().read()).waiting).toEqual([]);
  });

  test('that is wanted again after it was taken back while it was sent is sent', async () => {
    api.state = 'slow-away';
    const { queue, submit } = workerOn(api);
    const sent = submit(testEvent('Purchase'));
    await expect.poll(async () => (await queue.state()).inFlight).not.toBeNull();
    await queue.cancel((await queue.state()).inFlight ?? '');
    const again = submit(testEvent('Purchase'));
    await expect
      .poll(async () => (await queue.state()).waiting.map(({ isWithdrawn }) => isWithdrawn))
      .toEqual([undefined]);
    api.state = 'slow';
    api.release();
    await Promise.all([sent, again]);
    await queue.deliver();
    expect(api.done).toEqual(['Purchase']);
  });

  test('can be taken back while it waits, but not while it is sent', async () => {
    api.state = 'away';
    const { queue, submit } = workerOn(api);
    await submit(testEvent('Purchase'));
    const [{ id } = { id: '' }] = (await queue.state()).waiting;
    expect(await queue.cancel(id)).toBe(true);
    expect(await queue.cancel(id)).toBe(false);
    api.state = 'hangs';
    void submit(testEvent('Subscribe'));
    await expect.poll(async () => (await queue.state()).inFlight).not.toBeNull();
    expect(await queue.cancel((await queue.state()).inFlight ?? '')).toBe(false);
    expect((await queue.state()).waiting).toHaveLength(1);
  });
});

test('a command that is handed in again under its id is one command', async () => {
  api.state = 'away';
  const { queue } = workerOn(api);
  const appId = AppId.parse('app_moonlight');
  const saved = { id: 'wish', apiAddress: 'https://api.example', appId, command: forwarding('leave-out') };
  await queue.submit(saved);
  await queue.submit(saved);
  expect((await queue.state()).waiting).toHaveLength(1);
});

describe('a test event', () => {
  test('that waits already is not put in twice; another one is', async () => {
    api.state = 'away';
    const { queue, submit } = workerOn(api);
    await Promise.all([submit(testEvent('Purchase')), submit(testEvent('Purchase'))]);
    await submit(testEvent('Subscribe'));
    api.state = 'here';
    await queue.deliver();
    expect(api.done).toEqual(['Purchase', 'Subscribe']);
  });

  test('that waited for a day is not sent, and the reason is told', async () => {
    api.state = 'away';
    const { queue, submit, ends, clock } = workerOn(api);
    await submit(testEvent('Purchase'));
    api.state = 'here';
    clock.now += day;
    await queue.deliver();
    expect(api.done).toEqual([]);
    expect(ends).toEqual([['Purchase', tooOld.what]]);
  });

  test('is not too old because the clock was put back', async () => {
    api.state = 'away';
    const { queue, submit, clock } = workerOn(api);
    await submit(testEvent('Purchase'));
    api.state = 'here';
    clock.now -= 30 * day;
    await queue.deliver();
    expect(api.done).toEqual(['Purchase']);
  });
});

describe('a setting', () => {
  test('that is saved again replaces the one that waits', async () => {
    api.state = 'away';
    const { queue, submit } = workerOn(api);
    for (const organic of ['leave-out', 'forward', 'leave-out'] as const) await submit(forwarding(organic));
    expect((await queue.state()).waiting).toHaveLength(1);
    api.state = 'here';
    await queue.deliver();
    expect(api.done).toEqual(['leave-out']);
  });

  test('that is saved again while the first is being sent comes after it', async () => {
    const { queue, submit } = workerOn(api);
    api.state = 'slow';
    const first = submit(forwarding('leave-out'));
    await expect.poll(async () => (await queue.state()).inFlight).not.toBeNull();
    const second = submit(forwarding('forward'));
    api.release();
    expect(await Promise.all([first, second])).toMatchObject([{ state: 'answered' }, { state: 'answered' }]);
    expect(api.done).toEqual(['leave-out', 'forward']);
  });

  test('that is carried out at once says so too, because the page that saved it may be closed by then', async () => {
    const { queue, submit } = workerOn(api);
    await submit(forwarding('leave-out'));
    expect((await queue.state()).ended).toMatchObject([{ name: 'setForwarding', refused: null }]);
  });

  test('says what became of it to whoever comes later, until it is saved again or seen', async () => {
    api.state = 'away';
    const { queue, submit } = workerOn(api);
    await submit(forwarding('leave-out'));
    api.state = 'here';
    await queue.deliver();
    const { ended } = await workerOn(api).queue.state();
    expect(ended).toMatchObject([{ name: 'setForwarding', refused: null }]);
    await queue.dismiss(ended[0]?.id ?? '');
    expect((await queue.state()).ended).toEqual([]);
  });

  test('a Pixel that waited for a day is saved without the test code of that day', async () => {
    api.state = 'away';
    const { queue, submit, clock } = workerOn(api);
    const body = { pixelId: 'C0000000000000000000', eventsToken: 'secret', testEventCode: 'TEST1' };
    await submit({ name: 'savePixel', body } as Parameters<typeof submit>[0]);
    api.state = 'here';
    clock.now += day;
    await queue.deliver();
    expect(api.bodies).toEqual([{ pixelId: 'C0000000000000000000', eventsToken: 'secret' }]);
  });
});

describe('another connection', () => {
  test('gets nothing that was meant for the one before', async () => {
    api.state = 'away';
    const { queue, submit } = workerOn(api);
    await submit(testEvent('Purchase'));
    await submit(testEvent('Subscribe'), 'https://other.example');
    await queue.keepOnly('https://other.example');
    expect((await queue.state()).waiting.map(({ apiAddress }) => apiAddress)).toEqual(['https://other.example']);
  });

  test.each(['slow', 'slow-away'] as const)('or none leaves no trace of what is being sent (%s)', async (state) => {
    api.state = state;
    const { queue, submit, ends } = workerOn(api);
    const sent = submit(forwarding('leave-out'));
    await expect.poll(async () => (await queue.state()).inFlight).not.toBeNull();
    await queue.keepOnly(null);
    await fakeBrowser.storage.local.clear();
    api.release();
    expect((await sent)?.state).toBe(state === 'slow' ? 'answered' : undefined);
    expect(ends).toEqual([]);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});

test('what is kept and not understood costs only itself', async () => {
  api.state = 'away';
  await workerOn(api).submit(testEvent('Purchase'));
  const { commands } = await fakeBrowser.storage.local.get<{ commands: { waiting: unknown[] } }>('commands');
  await fakeBrowser.storage.local.set({ commands: { waiting: [7, ...commands.waiting, { id: 'x' }], ended: [null] } });
  api.state = 'here';
  await workerOn(api).queue.deliver();
  expect(api.done).toEqual(['Purchase']);
});
