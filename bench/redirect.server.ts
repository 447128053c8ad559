import { once } from 'node:events';
import { SignalLinkSlug } from '#lib/appsprint/contract';
import { createApp } from '../server/access/index.ts';
import { systemClock } from '../server/clock.ts';
import { startApi } from '../server/compose.ts';
import { configurationFrom } from '../server/configuration/index.ts';
import { openDatabase } from '../server/database/index.ts';
import { createHttpServer } from '../server/http/index.ts';
import { createLink } from '../server/signal-links/links.ts';
import { addVisitRoute } from '../server/signal-links/visit-route.ts';

/** `node redirect.server.ts durable|forgetful`: the API, or the same visit route that stores nothing. Prints its address. */
const slug = SignalLinkSlug.parse('bench');
const destinations = { ios: '6400000000', android: 'app.moonlight', web: null };
const configuration = configurationFrom({ ...process.env, PORT: '0' });

/** What ends with the program. */
interface Started {
  readonly url: string;
  close(): Promise<void>;
}

async function startDurable(): Promise<Started> {
  const { database, close } = await openDatabase(configuration.database);
  const { appId } = await createApp(database, systemClock, 'Bench');
  await createLink(database, systemClock, appId, { slug, name: 'Bench', destinations });
  const api = await startApi(configuration, { clock: systemClock });
  return {
    url: api.url,
    async close() {
      await api.close();
      await close();
    },
  };
}

async function startForgetful(): Promise<Started> {
  const server = await createHttpServer([], () => undefined);
  const link = {
    appId: 'app_bench00',
    slug,
    name: 'Bench',
    channel: 'tiktok',
    destinations: {
      ios: 'https://apps.apple.com/app/id6400000000',
      android: 'https://play.google.com/store/apps/details?id=app.moonlight',
      web: null,
    },
    enrichment: 'page' as const,
    createdAt: systemClock.now(),
    archivedAt: null,
  };
  addVisitRoute(server, {
    clock: systemClock,
    findLink: async () => link,
    record: async () => undefined,
    publicUrl: () => 'http://127.0.0.1',
  });
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), close: () => server.close() };
}

const started = process.argv[2] === 'durable' ? await startDurable() : await startForgetful();
process.stdout.write(`${started.url}\n`);
await once(process, 'SIGTERM');
await started.close();
process.exit();
