import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '#lib/appsprint';
import type { AppId } from '#lib/appsprint/contract';
import type { WorldAdvertiser } from '../sandbox/world.ts';
import { DemoProblem } from './demo-problem.ts';

export interface TikTokConnection {
  readonly client: Client;
  readonly appId: AppId;
  readonly advertiser: WorldAdvertiser;
}

/** Grants AppSprint access to TikTok as a person does: through the address AppSprint gives, and "Allow" on TikTok's page. */
export async function grantAccess({ client, appId }: Pick<TikTokConnection, 'client' | 'appId'>): Promise<void> {
  const { authorizeUrl } = await client.call('connect', { params: { appId } });
  const consent = await (await fetch(authorizeUrl)).text();
  const allow = /href="([^"]*auth_code=[^"]*)"/.exec(consent)?.[1]?.replaceAll('&amp;', '&');
  if (allow === undefined)
    throw new DemoProblem("TikTok's consent page has no Allow link; the sandbox and the API do not fit together.");
  const callback = await fetch(new URL(allow, authorizeUrl));
  if (!callback.ok) throw new DemoProblem(`AppSprint did not accept TikTok's answer (status ${callback.status}).`);
}

/** Chooses the advertiser and its pixel, and waits until TikTok's figures of all the given days are loaded. */
export async function loadAccount(
  { client, appId, advertiser }: TikTokConnection,
  days: readonly string[],
  progress: (done: number, total: number) => void,
): Promise<void> {
  const params = { appId };
  await client.call('selectAdvertiser', { params, body: { advertiserId: advertiser.id } });
  const [pixel] = advertiser.pixels;
  if (pixel !== undefined) {
    await client.call('savePixel', { params, body: { pixelId: pixel.code, eventsToken: pixel.eventsToken } });
  }
  const [first = '', last = ''] = [days[0], days.at(-1)];
  for (;;) {
    const { totals, freshness } = await client.call('metrics', {
      params,
      query: { level: 'campaign', from: first, to: last },
    });
    const { reporting } = freshness;
    if (totals.spend !== null) return progress(1, 1);
    if (reporting.state === 'failed')
      throw new DemoProblem(`TikTok's figures could not be loaded: ${reporting.message}`);
    if (reporting.state === 'loading') progress(reporting.completedDays, reporting.totalDays + 1);
    await wait(100);
  }
}
