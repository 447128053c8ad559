// @vitest-environment jsdom
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { answerHere, type Commands } from '#lib/messages';
import { useWatchedCommands, Waiting } from './waiting.tsx';

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
  root.render(<Page />);
  await expect.poll(() => asked).toContainEqual(['commands', undefined]);
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

test('what is being sent just now cannot be taken back', async () => {
  root.render(<Page />);
  await told({ waiting: [{ id: 'wish 1', name: 'setForwarding', since: 0, isInFlight: true }], ended: [] });
  await expect.poll(() => document.querySelector('button')?.disabled).toBe(true);
});
