import type { Handlers } from '#lib/messages';
import { savedConnection } from '#lib/settings';
import type { TestEventMemory } from '#lib/test-events';
import { connectedOutcome } from './outcome.ts';

/** Test events; what was sent and answered is kept, because a popup closes as soon as something else is clicked. */
export function createTestEventHandlers(memory: TestEventMemory): Pick<Handlers, 'sendTestEvent' | 'testEvents'> {
  return {
    async sendTestEvent(body) {
      const connection = await savedConnection();
      const send = connection && (await memory.begin(connection.appId, body.testEventCode, body.event));
      const outcome = await connectedOutcome(({ appId }, client) =>
        client.call('sendTestEvent', { params: { appId }, body }),
      );
      if (send !== null) {
        await memory.end(
          send,
          outcome.ok
            ? { state: 'answered', code: outcome.value.tiktok.code, message: outcome.value.tiktok.message }
            : { state: 'failed', what: outcome.problem.what, remedy: outcome.problem.remedy },
        );
      }
      return outcome;
    },

    async testEvents() {
      const connection = await savedConnection();
      return connection === null ? { code: null, sent: [] } : memory.of(connection.appId);
    },
  };
}
