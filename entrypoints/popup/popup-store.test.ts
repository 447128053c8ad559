import { beforeEach, describe, expect, test } from 'vitest';
import { answerHere } from '#lib/messages';
import type { SentTestEvent } from '#lib/test-events';
import { t } from '#lib/words';
import { usePopup } from './popup-store.ts';

/** What the background has written down of test events. */
let sent: SentTestEvent[];

/** A background that ends while it is told of a test event: before it has written that down, or right after. */
function endsWhileTold(when: 'before' | 'after'): void {
  answerHere(async (name) => {
    if (name === 'testEvents') return { code: null, sent };
    if (when === 'after') sent = [waiting('Purchase'), ...sent];
    throw new Error('Could not establish connection. Receiving end does not exist.');
  });
}

function waiting(event: string): SentTestEvent {
  const appId = 'app_moonlight' as SentTestEvent['appId'];
  return { appId, event, sentAt: Date.now(), result: { state: 'waiting', id: 'w1' } };
}

beforeEach(() => {
  sent = [];
  usePopup.setState({ testEvents: null, untaken: null });
});

describe('a test event that the background did not live to answer', () => {
  test('is said not to have been sent, where it was not written down', async () => {
    sent = [{ ...waiting('Purchase'), sentAt: Date.now() - 60_000 }];
    endsWhileTold('before');
    await usePopup.getState().sendTestEvent('TEST1', 'Purchase');
    expect(usePopup.getState().untaken).toMatchObject({
      event: 'Purchase',
      result: { state: 'failed', what: t('problems.silent.what') },
    });
  });

  test('is shown to wait, where it was written down', async () => {
    endsWhileTold('after');
    await usePopup.getState().sendTestEvent('TEST1', 'Purchase');
    const { untaken, testEvents } = usePopup.getState();
    expect([untaken, testEvents?.sent]).toEqual([null, sent]);
  });

  test('is forgotten with the next one', async () => {
    endsWhileTold('before');
    await usePopup.getState().sendTestEvent('TEST1', 'Purchase');
    endsWhileTold('after');
    await usePopup.getState().sendTestEvent('TEST1', 'Purchase');
    expect(usePopup.getState().untaken).toBeNull();
  });
});

test('a test event that is on its way when the popup opens is looked at until it is known what became of it', async () => {
  sent = [{ ...waiting('Purchase'), result: { state: 'sending' } }];
  endsWhileTold('after');
  await usePopup.getState().refreshTestEvents();
  const shown = () => usePopup.getState().testEvents?.sent.map(({ result }) => result.state);
  expect(shown()).toEqual(['sending']);
  sent = [waiting('Purchase')];
  await expect.poll(shown).toEqual(['waiting']);
});
