import type { Kysely } from 'kysely';
import type { Forwarding } from '#lib/appsprint/contract';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { Handlers } from '../http/index.ts';
import { readEventLog } from './event-log.ts';
import { forwardingHealth } from './health.ts';
import { replayDeadLetters } from './replay.ts';
import { organicSetting, setOrganic } from './settings.ts';

/** Handlers of the routes about forwarding and the event log. */
export function forwardingHandlers(
  database: Kysely<Tables>,
  clock: Clock,
): Pick<Handlers, 'forwarding' | 'setForwarding' | 'events' | 'replayEvents'> {
  async function forwardingOf(appId: string): Promise<Forwarding> {
    return {
      settings: { organic: await organicSetting(database, appId) },
      health: await forwardingHealth(database, appId),
    };
  }
  return {
    async forwarding({ params }) {
      return { data: await forwardingOf(params.appId) };
    },
    async setForwarding({ params: { appId }, body: { organic } }) {
      await setOrganic(database, appId, organic);
      return { data: await forwardingOf(appId) };
    },
    async events({ params, query }) {
      const { events, nextCursor } = await readEventLog(database, params.appId, query);
      return { data: events, nextCursor };
    },
    async replayEvents({ params, body }) {
      return { data: await replayDeadLetters(database, params.appId, body, clock.now()) };
    },
  };
}
