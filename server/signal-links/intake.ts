import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { ReportFailure } from '../http/index.ts';
import { storeClicks } from './clicks.ts';
import { findLink, type StoredLink } from './links.ts';
import { addVisitRoute } from './visit-route.ts';
import { waitingClicksAt } from './waiting-clicks.ts';

const replayEvery = 60_000;

export interface ClickIntakeEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  /** Clicks that the database could not take wait in a file here. */
  readonly dataDir: string;
  readonly report: ReportFailure;
}

/**
 * Adds the visit of Signal links to a server: clicks go to the database, else into a file that is replayed now and every
 * minute. Returns the way to stop replaying.
 */
export function addClickIntake(server: FastifyInstance, edges: ClickIntakeEdges): { close(): Promise<void> } {
  const { database, clock, report } = edges;
  // A link never changes, so one that was seen once is known even while the database is away.
  const known = new Map<string, StoredLink>();
  const waiting = waitingClicksAt(join(edges.dataDir, 'waiting-clicks.jsonl'));

  addVisitRoute(server, {
    clock,
    async findLink(slug) {
      const link = known.get(slug) ?? (await findLink(database, slug));
      if (link !== null) known.set(slug, link);
      return link;
    },
    store: (click) => storeClicks(database, [click]),
    async setAside(click, reason) {
      try {
        await waiting.add(click);
        report('a click waits in a file', reason);
      } catch (error) {
        // A person on the way to the store is worth more than the record of it.
        report('a click is lost: neither the database nor the data folder took it', error);
      }
    },
  });

  async function replay(): Promise<void> {
    try {
      await waiting.replay((clicks) => storeClicks(database, clicks));
    } catch (error) {
      report('replay of waiting clicks', error);
    }
  }
  let running = replay();
  const timer = setInterval(() => {
    running = running.then(replay);
  }, replayEvery);
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
