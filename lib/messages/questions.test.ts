import { beforeEach, expect, test, vi } from 'vitest';
import { refusal, sendUntilAnswered } from './questions.ts';

const ended = 'A listener indicated an asynchronous response, but the message channel closed before it was received';

/** Fails as often as it is told, then answers. */
function sender(failures: number, reason = ended) {
  const send = vi.fn(async () => {
    if (send.mock.calls.length <= failures) throw new Error(reason);
    return 'answer';
  });
  return send;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  return () => vi.useRealTimers();
});

/** Lets every pause pass. */
async function over<T>(asked: Promise<T>): Promise<T> {
  const settled = asked.catch(() => undefined);
  await vi.runAllTimersAsync();
  await settled;
  return asked;
}

test.each([0, 1, 2, 3])('a question is answered though the worker ended %d times', async (failures) => {
  const send = sender(failures);
  expect(await over(sendUntilAnswered('figures', send))).toBe('answer');
  expect(send).toHaveBeenCalledTimes(failures + 1);
});

test.each(['accountFigures', 'commands', 'formPart'] as const)(
  '"%s" is asked again too: nothing else would ask it once more',
  async (name) => {
    expect(await over(sendUntilAnswered(name, sender(1)))).toBe('answer');
  },
);

test('a question whose message is lost is asked again', async () => {
  const send = vi.fn(async () => (send.mock.calls.length === 1 ? new Promise<string>(() => undefined) : 'answer'));
  expect(await over(sendUntilAnswered('figures', send))).toBe('answer');
});

test('a question that nobody answers at all fails with the reason', async () => {
  const send = sender(99);
  await expect(over(sendUntilAnswered('overview', send))).rejects.toThrow(ended);
  expect(send).toHaveBeenCalledTimes(4);
});

test.each(['sendTestEvent', 'connect', 'changeDisplay', 'eraseEverything', 'replayEvents'] as const)(
  '"%s" changes something and is sent once, whatever becomes of it',
  async (name) => {
    const send = sender(99);
    await expect(over(sendUntilAnswered(name, send))).rejects.toThrow(ended);
    expect(send).toHaveBeenCalledTimes(1);
  },
);

test('what was refused is not asked again', async () => {
  const send = sender(99, refusal);
  await expect(over(sendUntilAnswered('figures', send))).rejects.toThrow(refusal);
  expect(send).toHaveBeenCalledTimes(1);
});
