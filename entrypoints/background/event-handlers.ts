import type { Handlers } from '#lib/messages';
import { connectedOutcome } from './outcome.ts';

/** The event log: what came in, what became of it, and dead letters sent again. */
export function createEventHandlers(): Pick<Handlers, 'eventLog' | 'replayEvents'> {
  return {
    eventLog: (query) =>
      connectedOutcome(async ({ appId }, client) => {
        const { data, nextCursor } = await client.page('events', { params: { appId }, query });
        return { events: data, nextCursor };
      }),
    replayEvents: (body) =>
      connectedOutcome(({ appId }, client) => client.call('replayEvents', { params: { appId }, body })),
  };
}
