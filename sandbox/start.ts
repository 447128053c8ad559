import { fastify } from 'fastify';
import { registerAdsManager } from './ads-manager/index.ts';
import { createEventLedger, type ReceivedEvent, registerBusinessApi } from './business-api/index.ts';
import { registerBusinessCenter } from './business-center/index.ts';
import { registerCreation } from './creation/index.ts';
import { registerEventsManager } from './events-manager/index.ts';
import type { TikTokWorld } from './world.ts';

export type { ReceivedEvent } from './business-api/index.ts';

export interface SandboxOptions {
  readonly world: TikTokWorld;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Milliseconds since 1970; default the system's clock. */
  readonly clock?: () => number;
}

export interface Sandbox {
  /** `http://host:port`, without a slash at its end. */
  readonly url: string;
  /** Every event that `/event/track/` took so far, in the order of arrival; test events carry their code. */
  receivedEvents(): readonly ReceivedEvent[];
  /** Those of them that count: live ones, each pixel, name and id once in 48 hours. */
  countedEvents(): readonly ReceivedEvent[];
  close(): Promise<void>;
}

/**
 * Starts the stand-in TikTok: the Business API and the Ads Manager pages of `world` on one plain HTTP listener.
 * @throws when the port is taken (`code` is `EADDRINUSE`).
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { world, host = '127.0.0.1', port = 0, clock = Date.now } = options;
  const ledger = createEventLedger();
  const server = fastify({ forceCloseConnections: true });
  registerBusinessApi(server, { world, clock, ledger });
  registerAdsManager(server, world);
  registerCreation(server, world);
  registerEventsManager(server, world);
  registerBusinessCenter(server, world);
  const url = await server.listen({ host, port });
  return {
    url,
    receivedEvents: ledger.received,
    countedEvents: ledger.counted,
    close: () => server.close(),
  };
}
