import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { Handlers } from '../http/index.ts';
import { mappingHistory, mappingOf, rowsOfRevision, saveRevision, saveRevisionOnce } from './revisions.ts';
import { checkedRows } from './rows.ts';

type Names = 'eventMapping' | 'saveEventMapping' | 'eventMappingHistory' | 'restoreEventMapping';

/** Handlers of the contract's routes about the event mapping. */
export function eventMappingHandlers(database: Kysely<Tables>, clock: Clock): Pick<Handlers, Names> {
  return {
    async eventMapping({ params: { appId } }) {
      return { data: await mappingOf(database, appId) };
    },
    async saveEventMapping({ params: { appId }, body, caller, idempotencyKey }) {
      const by = { name: caller.tokenName, at: clock.now() };
      return { data: await saverFor(idempotencyKey)(database, appId, body.revision, checkedRows(body), by) };
    },
    async eventMappingHistory({ params: { appId } }) {
      return { data: await mappingHistory(database, appId), nextCursor: null };
    },
    async restoreEventMapping({ params: { appId }, body, caller, idempotencyKey }) {
      const rows = await rowsOfRevision(database, appId, body.to === 'default' ? 0 : body.to);
      const by = { name: caller.tokenName, at: clock.now() };
      return { data: await saverFor(idempotencyKey)(database, appId, body.revision, rows, by) };
    },
  };
}

/** Only a call with a key is ever sent again. */
function saverFor(idempotencyKey: string | null): typeof saveRevision {
  return idempotencyKey === null ? saveRevision : saveRevisionOnce;
}
