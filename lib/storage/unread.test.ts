import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { told } from '#lib/alerts';
import { AppId } from '#lib/appsprint/contract';
import { createCommandStore } from '#lib/commands';
import {
  alertSettings,
  auditSeen,
  changeDisplay,
  defaultDisplay,
  forgetConnection,
  look,
  saveConnection,
  savedConnection,
  savedDisplay,
  savedPanelColumns,
  savePanelColumns,
} from '#lib/settings';
import { createTestEventMemory } from '#lib/test-events';
import { holds } from './holds.ts';
import { forgetUnread, keptItem, tellUnread, unreadItems, watchUnread } from './index.ts';
import { type ItemName, itemNames, versionOf } from './layout.ts';

const local = fakeBrowser.storage.local;
const appId = AppId.parse('app_moonlight');
const connection = { apiAddress: 'https://api.example', token: 'asp_live_1', appId };
const testEvents = createTestEventMemory(() => 1_795_342_000_000);

/** Everything of the extension that reads or writes an item, by its name. */
const uses: Readonly<Record<ItemName, { read(): Promise<unknown>; write(): Promise<unknown> }>> = {
  connection: { read: savedConnection, write: () => saveConnection(connection) },
  display: { read: savedDisplay, write: () => changeDisplay({ paused: true }) },
  panelColumns: { read: savedPanelColumns, write: () => savePanelColumns(['cpi']) },
  look: { read: look.read, write: () => look.write({ theme: 'dark', language: null }) },
  alerts: { read: alertSettings.read, write: () => alertSettings.write({ off: [], quietHours: null, targets: {} }) },
  alertsTold: { read: told.read, write: () => told.write({}) },
  auditSeen: { read: auditSeen.read, write: () => auditSeen.write({}) },
  testEvents: { read: () => testEvents.of(appId), write: () => testEvents.rememberCode('TEST1') },
  commands: {
    read: () => createCommandStore().read(),
    write: () => createCommandStore().change(({ waiting }) => ({ waiting, ended: [] })),
  },
};

/** What stands in the area for an item: the value, and what was set aside. */
async function stands(name: ItemName) {
  const stored = await local.get([name, `${name}!`]);
  const Aside = z.object({ version: z.number(), value: z.unknown(), isTold: z.boolean() });
  return { value: stored[name], aside: z.safeParse(Aside, stored[`${name}!`]).data };
}

beforeEach(() => {
  fakeBrowser.reset();
  const quiet = vi.spyOn(console, 'warn').mockReturnValue();
  return () => quiet.mockRestore();
});

test('whatever is kept, no reading and no write destroys what of it could not be understood', async () => {
  const part = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(connection, { columns: 'all', paused: true }, { waiting: [{ id: 'w' }], ended: [] }),
    fc.record({ code: fc.constant(null), sent: fc.array(fc.jsonValue()) }),
    fc.constantFrom<unknown>({ theme: 'dark', language: null, font: 'serif' }, ['cpi'], ['cpi', 'likes']),
  );
  const steps = fc.array(fc.constantFrom('read', 'write', 'told'), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...itemNames), part, steps, async (name, value, taken) => {
      fakeBrowser.reset();
      const kept = JSON.parse(JSON.stringify(value)) as unknown;
      await local.set({ [name]: kept, [`${name}$`]: { v: versionOf(name) } });
      for (const step of taken) {
        if (step === 'told') await tellUnread();
        else await uses[name][step as 'read' | 'write']();
        const { value: now, aside } = await stands(name);
        const isWhole = JSON.stringify(now) === JSON.stringify(kept);
        if (isWhole || JSON.stringify(aside?.value) === JSON.stringify(kept)) continue;
        // Only what was understood whole may be written over: then the item said so before.
        fakeBrowser.reset();
        await local.set({ [name]: kept, [`${name}$`]: { v: versionOf(name) } });
        await uses[name].read();
        expect((await unreadItems()).names, `${name}: ${JSON.stringify(kept)}`).toEqual([]);
        return;
      }
    }),
    { numRuns: 400 },
  );
});

describe('what cannot be understood', () => {
  test.each(itemNames)('is as if it had never been kept, and is set aside at the first look (%s)', async (name) => {
    await local.set({ [name]: 'garbage', [`${name}$`]: { v: versionOf(name) } });
    const read = await uses[name].read();
    expect(await stands(name)).toEqual({
      value: 'garbage',
      aside: { version: versionOf(name), value: 'garbage', isTold: false },
    });
    expect(await unreadItems()).toEqual({ names: [name], untold: [name] });
    fakeBrowser.reset();
    expect(read).toEqual(await uses[name].read());
  });

  test.each(itemNames)(
    'is set aside with the write that goes over it, even without a look before (%s)',
    async (name) => {
      await local.set({ [name]: 'garbage', [`${name}$`]: { v: versionOf(name) } });
      await uses[name].write();
      const { value, aside } = await stands(name);
      expect(value).not.toBe('garbage');
      expect(aside?.value).toBe('garbage');
    },
  );

  test('costs only itself where the rest is understood', async () => {
    const display = { columns: { campaign: ['likes'] }, paused: true, readReplies: false };
    await local.set({ display });
    await changeDisplay({ readReplies: true });
    expect(await savedDisplay()).toEqual({ ...defaultDisplay, paused: true });
    expect((await stands('display')).aside?.value).toEqual(display);
  });

  test('is told once, and again only when something else is set aside', async () => {
    await local.set({ look: 'garbage' });
    await look.read();
    await tellUnread();
    await look.read();
    expect(await unreadItems()).toEqual({ names: ['look'], untold: [] });
    await local.set({ look: { theme: 'sepia', language: null } });
    await look.read();
    expect(await unreadItems()).toEqual({ names: ['look'], untold: ['look'] });
  });

  test('of a connection goes with it when it is forgotten, and of anything when it is asked to go', async () => {
    await local.set({ connection: { ...connection, appId: 7 }, commands: 'garbage' });
    await savedConnection();
    await createCommandStore().read();
    await forgetConnection();
    await forgetUnread('commands');
    expect(await local.get()).toEqual({ commands: 'garbage' });
  });

  test('is written over by nothing where the area is full', async () => {
    await local.set({ look: 'garbage' });
    const full = vi.spyOn(local, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    expect(await look.read()).toEqual({ theme: 'browser', language: null });
    await expect(look.write({ theme: 'dark', language: null })).rejects.toThrow('quota');
    full.mockRestore();
    expect(await local.get()).toEqual({ look: 'garbage' });
  });

  test('is heard of by who watches', async () => {
    const heard = vi.fn<() => void>();
    const end = watchUnread(heard);
    await local.set({ look: 'garbage' });
    expect(heard).not.toHaveBeenCalled();
    await look.read();
    expect(heard).toHaveBeenCalled();
    end();
  });
});

test('an item whose value holds what is understood of it sets nothing aside', async () => {
  await uses.connection.write();
  await uses.display.write();
  expect(holds(await savedConnection(), connection)).toBe(true);
  expect(await unreadItems()).toEqual({ names: [], untold: [] });
});

test('changes of several that know nothing of each other do not undo each other', async () => {
  const counters = Array.from({ length: 20 }, () => keptItem('auditSeen', (kept) => Number(kept ?? 0)));
  await Promise.all(counters.map((one) => one.change((before) => before + 1)));
  expect(await counters[0]?.read()).toBe(20);
});
