import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { createClient } from '#lib/appsprint';
import { AppId } from '#lib/appsprint/contract';
import { addDays, dayOf, playStory, type Story, tellStory } from '../sandbox/scenario/index.ts';
import { type Sandbox, startSandbox } from '../sandbox/start.ts';
import { type ApiProcess, startApiProcess } from './api-process.ts';
import type { Progress } from './progress.ts';
import { grantAccess, loadAccount } from './tiktok-connection.ts';

export interface StageOptions {
  readonly seed: number;
  readonly campaigns: number;
}

/** A running API and TikTok sandbox, in which the whole story has happened. */
export interface Stage {
  readonly story: Story;
  readonly api: ApiProcess;
  readonly sandbox: Sandbox;
  readonly appId: AppId;
  /** Access token that may do everything. */
  readonly token: string;
}

const AppCreated = z.object({ appId: AppId, apiKey: z.string() });
const TokenCreated = z.object({ token: z.string() });
const timeZone = 'Europe/Paris';

/**
 * Starts both servers on free ports with data of their own, and plays the story through their routes.
 * Everything it starts is put on `cleanUp` at once, so that nothing stays behind even when it is stopped half-way.
 */
export async function openStage(
  { seed, campaigns }: StageOptions,
  progress: Progress,
  cleanUp: AsyncDisposableStack,
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-companion-'));
  cleanUp.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // The embedded PostgreSQL runs as another user when this one is root, and must get through to its own folder.
  await chmod(folder, 0o711);
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const story = tellStory({ seed, campaigns, lastDay: addDays(dayOf(Date.now(), timeZone), -1), publicUrl });

  progress.say('Starting the TikTok sandbox and the AppSprint API with its own PostgreSQL …');
  const sandbox = await startSandbox({ world: story.world });
  cleanUp.defer(() => sandbox.close());
  const dataDir = join(folder, 'data');
  const api = await startApiProcess(
    {
      host: '127.0.0.1',
      port,
      publicUrl,
      dataDir,
      database: { kind: 'embedded', dataDir, durability: 'off' },
      tiktok: { apiBase: sandbox.url, app: story.world.developerApp },
      // The story's people come through what stands in for a load balancer, which names their addresses.
      trustProxy: ['127.0.0.1'],
      secretKey: { kind: 'text', text: randomBytes(32).toString('base64') },
      // Thirty days of one app's people come in seconds.
      pageAnchorsFile: null,
      sdkCallRates: { perAddress: 0, perApp: 0 },
    },
    cleanUp,
  );

  const { appId, apiKey } = AppCreated.parse(await api.administer(['app', 'create', '--name', story.advertiser.name]));
  const { token } = TokenCreated.parse(await api.administer(['token', 'create', '--app', appId, '--name', 'Demo']));
  const client = createClient({ apiAddress: api.url, token });
  const { slug, name, ios, android } = story.signalLink;
  await client.call('createSignalLink', {
    params: { appId },
    body: { slug, name, destinations: { ios, android, web: null } },
  });

  progress.say(`Playing 30 days of ${story.visitors.length} people through Signal links and the SDK routes …`);
  await playStory(story, { apiUrl: api.url, apiKey, setClock: (at) => api.setClock(at), progress: progress.bar });
  await api.setClock(null);

  progress.say('Connecting TikTok and loading its figures …');
  await grantAccess({ client, appId });
  await loadAccount({ client, appId, advertiser: story.advertiser }, story.days, progress.bar);
  return { story, api, sandbox, appId, token };
}

/** A port that nobody listens on now; the Signal links of the story's ads must name it before the API starts. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('No free port was found.')),
      );
    });
  });
}
