import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { considerClicks, considerLatestInstalls } from '../attribution/index.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { ReportFailure } from '../http/index.ts';
import { batchClicks } from './click-batches.ts';
import { type RecordedClick, storeClicks, storedClickOf } from './clicks.ts';
import { addEnrichRoute } from './enrich-route.ts';
import { knownLinks } from './known-links.ts';
import { addVisitRoute } from './visit-route.ts';
import { waitingClicksAt } from './waiting-clicks.ts';

/** Milliseconds between two looks at what waits. */
const replayEvery = 5_000;
/** Clicks are considered for earlier installs together, at most so many milliseconds after they were stored. */
const gathering = 200;
const mostAtOnce = 5_000;
/** Of clicks that could not be considered for earlier installs, so many are remembered. */
const mostUnconsidered = 100_000;
const visitorPatience = 400;

export interface ClickIntakeEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  /** Clicks that the database could not take wait in a file here. */
  readonly dataDir: string;
  /** Address of the API as the world reaches it. */
  readonly publicUrl: () => string;
  readonly report: ReportFailure;
  /** A visitor waits no longer than this, in milliseconds, until a click is in the database; left out: 400. */
  readonly visitorPatience?: number | undefined;
}

/**
 * Adds the visit of Signal links to a server: clicks go to the database, else into a file that is replayed now and every
 * few seconds. Returns the way to stop replaying.
 */
export function addClickIntake(server: FastifyInstance, edges: ClickIntakeEdges): { close(): Promise<void> } {
  const { database, clock, report } = edges;
  const waiting = waitingClicksAt(join(edges.dataDir, 'waiting-clicks.jsonl'));
  const links = knownLinks(database);
  let unconsidered: RecordedClick[] = [];

  /** Late clicks may decide installs that are here already; visitors do not wait for that. */
  async function consider(): Promise<void> {
    try {
      while (unconsidered.length > 0) {
        const clicks = unconsidered.slice(0, mostAtOnce);
        await considerClicks(database, clicks.map(storedClickOf), clock.now());
        unconsidered = unconsidered.slice(clicks.length);
      }
    } catch (error) {
      report('earlier installs of late clicks', error);
    }
  }
  let considering = Promise.resolve();
  let soon: NodeJS.Timeout | null = null;
  const considerNow = () => {
    if (soon !== null) clearTimeout(soon);
    soon = null;
    considering = considering.then(consider);
  };
  const considerSoon = () => {
    soon ??= setTimeout(considerNow, gathering);
  };

  const batches = batchClicks({
    patience: edges.visitorPatience ?? visitorPatience,
    async store(clicks) {
      await storeClicks(database, clicks);
      if (unconsidered.length < mostUnconsidered) unconsidered.push(...clicks);
      considerSoon();
    },
    async setAside(clicks, reason) {
      try {
        await waiting.add(clicks);
        report('clicks wait in a file', reason);
      } catch (error) {
        // A person on the way to the store is worth more than the record of it.
        report('clicks are lost: neither the database nor the data folder took them', error);
      }
    },
  });
  addVisitRoute(server, { clock, findLink: links.find, record: batches.add, publicUrl: edges.publicUrl });
  addEnrichRoute(server, database, clock);

  async function replay(): Promise<void> {
    try {
      await links.refresh();
      // Clicks leave the file only when the installs before them have been decided again, so a crash loses neither.
      await waiting.replay(async (clicks) => {
        await storeClicks(database, clicks);
        await considerClicks(database, clicks.map(storedClickOf), clock.now());
      });
      if (unconsidered.length > 0) considerSoon();
    } catch (error) {
      report('replay of waiting clicks', error);
    }
  }
  async function begin(): Promise<void> {
    await replay();
    try {
      await considerLatestInstalls(database, clock.now(), ending.signal);
    } catch (error) {
      report('installs stored before the last end', error);
    }
  }
  const ending = new AbortController();
  let running = begin();
  const timer = setInterval(() => {
    running = running.then(replay);
  }, replayEvery);
  return {
    async close() {
      ending.abort();
      clearInterval(timer);
      await running;
      considerNow();
      await considering;
    },
  };
}
