import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { told } from '#lib/alerts';
import { AppId } from '#lib/appsprint/contract';
import { createCommandStore } from '#lib/commands';
import { allSettings, auditSeen, changeDisplay, savedConnection } from '#lib/settings';
import { createTestEventMemory } from '#lib/test-events';
import { keptItem, WithheldError, withheldItems } from './index.ts';
import { type ItemName, itemNames, versionOf } from './layout.ts';
import { withoutSending } from './steps/without-sending.ts';

type Stored = Record<string, unknown>;

const local = fakeBrowser.storage.local;
const folder = new URL('./examples/', import.meta.url);
const examples = readdirSync(folder).sort();
const example = (file: string): Stored => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Stored;
const newest = example(examples.at(-1) ?? '');
/** An item of which everything is understood. */
const asStored = (name: ItemName) => keptItem<unknown>(name, (kept) => kept);
const moonlight = AppId.parse('app_moonlight');

beforeEach(() => {
  fakeBrowser.reset();
  const quiet = vi.spyOn(console, 'warn').mockReturnValue();
  return () => quiet.mockRestore();
});

/** Everything that the extension reads of the area. */
async function everything() {
  const { waiting, ended } = await createCommandStore().read();
  return {
    settings: await allSettings(),
    connection: await savedConnection(),
    told: await told.read(),
    auditSeen: await auditSeen.read(),
    testEvents: await createTestEventMemory(() => 1_795_342_000_000).of(moonlight),
    commands: { waiting, ended },
  };
}

describe('what an earlier version kept', () => {
  test.each(examples)('is all there in this version (%s)', async (file) => {
    const kept = example(file);
    await local.set(kept);
    const read = await everything();
    expect(await withheldItems()).toBeNull();
    expect(read.connection).toEqual(kept.connection);
    expect(read.settings).toEqual({
      display: kept.display,
      panelColumns: kept.panelColumns,
      look: kept.look,
      alerts: kept.alerts,
    });
    expect(read.told).toEqual(kept.alertsTold);
    expect(read.auditSeen).toEqual(kept.auditSeen);
    expect(read.testEvents.sent.map(({ event }) => event)).toEqual(['Purchase']);
    expect(read.testEvents.code).toBe('TEST12345');
    if ('commands' in kept) expect(read.commands).toEqual(kept.commands);
  });

  test.each(examples)('is in the form of the newest example once it was read (%s)', async (file) => {
    await local.set(example(file));
    await everything();
    expect((await local.get('testEvents')).testEvents).toEqual(newest.testEvents);
    expect((await local.get('testEvents$')).testEvents$).toEqual({ v: versionOf('testEvents') });
  });

  test('is the same whenever the browser ends in between, and brought up by several at once', async () => {
    const { testEvents } = example('1.json');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.boolean(), async (readers, endsInBetween) => {
        fakeBrowser.reset();
        await local.set({ testEvents });
        if (endsInBetween) {
          const ends = vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('The browser ended.'));
          expect(await asStored('testEvents').read()).toBeNull();
          expect((await local.get('testEvents')).testEvents).toEqual(testEvents);
          ends.mockRestore();
        }
        const read = await Promise.all(Array.from({ length: readers }, () => asStored('testEvents').read()));
        for (const one of read) expect(one).toEqual(newest.testEvents);
      }),
      { numRuns: 30 },
    );
  });
});

test('the newest example holds every item at its newest version', () => {
  const versions = itemNames.map((name) => [`${name}$`, { v: versionOf(name) }]);
  expect(newest).toMatchObject(Object.fromEntries(versions));
  expect(Object.keys(newest).sort()).toEqual([...itemNames, ...itemNames.map((name) => `${name}$`)].sort());
});

describe('what a newer version kept', () => {
  test.each(itemNames)('is neither read nor changed, and neither is anything beside it (%s)', async (name) => {
    const kept = { ...newest, [name]: { shape: 'of the future' }, [`${name}$`]: { v: versionOf(name) + 1 } };
    await local.set(kept);
    for (const one of itemNames) {
      expect(await asStored(one).read()).toBeNull();
      await expect(asStored(one).write({})).rejects.toBeInstanceOf(WithheldError);
      await asStored(one).remove();
    }
    await expect(changeDisplay({ paused: false })).rejects.toBeInstanceOf(WithheldError);
    expect(await savedConnection()).toBeNull();
    expect(await local.get()).toEqual(kept);
    expect(await withheldItems()).toEqual({ names: itemNames, why: 'newer' });
  });
});

describe('a step that fails', () => {
  test('leaves what was kept as it is, and says which', async () => {
    const unreadable = { ...example('1.json') };
    const sent = {
      // A value of which nothing can be read.
      get result() {
        throw new Error('Broken.');
      },
    };
    const broken = { code: null, sent: [sent] };
    await local.set(unreadable);
    const look = vi
      .spyOn(local, 'get')
      .mockImplementation(async () => ({ ...unreadable, testEvents: broken }) as never);
    expect(await asStored('testEvents').read()).toBeNull();
    await expect(asStored('testEvents').write({})).rejects.toBeInstanceOf(WithheldError);
    expect(await withheldItems()).toEqual({ names: ['testEvents'], why: 'failed' });
    expect(await savedConnection()).not.toBeNull();
    look.mockRestore();
    expect(await local.get()).toEqual(unreadable);
  });
});

test('a value keeps its version after everything was erased', async () => {
  await local.set(example('1.json'));
  await asStored('testEvents').read();
  await local.clear();
  const memory = { code: null, sent: [] };
  await asStored('testEvents').write(memory);
  expect(await local.get()).toEqual({ testEvents: memory, testEvents$: { v: 2 } });
});

test('whatever is kept, reading it throws nothing and takes nothing away', async () => {
  const value = fc.oneof(
    fc.jsonValue().filter((one) => one !== null),
    fc.record({ code: fc.jsonValue(), sent: fc.array(fc.jsonValue()) }),
  );
  const version = fc.oneof(fc.constant({ v: 1 }), fc.constant({ v: 2 }), fc.constant({ v: 9 }), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...itemNames), value, version, async (name, kept, beside) => {
      fakeBrowser.reset();
      await local.set({ [name]: kept, [`${name}$`]: beside });
      await everything();
      await withheldItems();
      expect(Object.keys(await local.get())).toContain(name);
    }),
  );
});

test.each([null, 7, 'x', [], {}, { sent: 'x' }, { sent: [null, 7, {}, { result: null }] }])(
  'the step that drops test events on their way leaves the rest alone: %j',
  (memory) => {
    expect(withoutSending(memory)).toEqual(memory);
  },
);
