// @vitest-environment jsdom
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { answerHere, type Commands } from '#lib/messages';
import { handIn, useWatchedCommands } from './commands.ts';
import { Waiting } from './waiting.tsx';

const appId = AppId.parse('app_moonlight');
let commands: Commands;
let asked: [string, unknown][];
let root: ReturnType<typeof createRoot>;

function Page() {
  useWatchedCommands();
  return <Waiting names={['setForwarding']} />;
}

beforeEach(() => {
  fakeBrowser.reset();
  asked = [];
  commands = { waiting: [], ended: [] };
  answerHere(async (name, content) => {
    asked.push([name, content]);
    return commands;
  });
  const place = document.createElement('main');
  document.body.replaceChildren(place);
  root = createRoot(place);
});
afterEach(() => root.unmount());

const openPage = async () => {
  root.render(<Page />);
  await expect.poll(() => asked).toContainEqual(['commands', undefined]);
};
const shown = () => document.body.textContent ?? '';
const press = (name: string) => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (button === undefined) throw new Error(`There is no button "${name}".`);
  button.click();
};
/** What the worker does whenever something waits or has ended. */
const told = (after: Commands) => {
  commands = after;
  return fakeBrowser.storage.local.set({ commands: after });
};

test('what waits is said where it was saved and can be taken back; then it is said how it ended, until it was seen', async () => {
  await openPage();
  expect(shown()).toBe('');

  const since = Date.UTC(2026, 10, 22, 9);
  const waiting = { id: 'wish 1', name: 'setForwarding', since, isInFlight: false } as const;
  await told({ waiting: [waiting, { ...waiting, id: 'wish 2', name: 'savePixel' }], ended: [] });
  await expect.poll(shown).toContain('waits until AppSprint can be reached');
  expect(document.querySelectorAll('button')).toHaveLength(1);
  press('Do not send');
  await expect.poll(() => asked).toContainEqual(['cancelCommand', 'wish 1']);

  const ended = { id: 'wish 3', target: 't', appId, name: 'setForwarding', endedAt: since } as const;
  await told({ waiting: [], ended: [{ ...ended, refused: { what: 'No such app.', remedy: 'Choose another.' } }] });
  await expect.poll(shown).toContain('refused: No such app. Choose another.');
  press('Seen');
  await expect.poll(() => asked).toContainEqual(['dismissCommand', 'wish 3']);

  await told({ waiting: [], ended: [{ ...ended, refused: null }] });
  await expect.poll(shown).toContain('AppSprint took it');
});

describe('what this page has saved itself', () => {
  const organic = { organic: 'leave-out' } as const;
  const here = (problem: object | null) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    answerHere(async (name, content) => {
      asked.push([name, content]);
      return name === 'setForwarding' ? promise : commands;
    });
    return () => resolve(problem === null ? { ok: true, value: {} } : { ok: false, problem });
  };
  const saved = () => asked.find(([name]) => name === 'setForwarding')?.[1] as { id: string; body: unknown };

  test('is not said to wait while its answer is due, and neither is its end, which is told there and then', async () => {
    await openPage();
    const answer = here(null);
    const outcome = handIn('setForwarding', organic);
    const { id, body } = saved();
    expect(body).toEqual(organic);
    await told({ waiting: [{ id, name: 'setForwarding', since: 0, isInFlight: true }], ended: [] });
    await told({ waiting: [], ended: [{ id, target: 't', appId, name: 'setForwarding', endedAt: 0, refused: null }] });
    answer();
    await outcome;
    await expect.poll(() => asked).toContainEqual(['dismissCommand', id]);
    expect(shown()).toBe('');
  });

  test('is said to wait as soon as it is known that it has to', async () => {
    await openPage();
    const answer = here({ kind: 'waiting', what: '', remedy: '' });
    const outcome = handIn('setForwarding', organic);
    const { id } = saved();
    await told({ waiting: [{ id, name: 'setForwarding', since: 0, isInFlight: false }], ended: [] });
    await expect.poll(() => asked.filter(([name]) => name === 'commands').length).toBeGreaterThan(1);
    expect(shown()).toBe('');
    answer();
    await outcome;
    await expect.poll(shown).toContain('waits until AppSprint can be reached');
    expect(asked).not.toContainEqual(['dismissCommand', id]);
  });
});

test('what is on its way just now cannot be taken back, until it is known that it has to wait', async () => {
  await openPage();
  await told({ waiting: [{ id: 'wish 1', name: 'setForwarding', since: 0, isInFlight: true }], ended: [] });
  await expect.poll(() => document.querySelector('button')?.disabled).toBe(true);
  expect(shown()).toContain('on its way to AppSprint');

  // Nothing that is kept changes where AppSprint was not reached.
  commands = { waiting: [{ id: 'wish 1', name: 'setForwarding', since: 0, isInFlight: false }], ended: [] };
  await expect.poll(shown).toContain('waits until AppSprint can be reached');
  expect(document.querySelector('button')?.disabled).toBe(false);
});
