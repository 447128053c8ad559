import type { Client } from '#lib/appsprint';
import type { Integration } from '#lib/appsprint/contract';
import { daysAgo } from '#lib/calendar';
import type { AccountDays, Handlers, Part } from '#lib/messages';
import { type Connection, savedConnection } from '#lib/settings';
import type { OverviewStore } from '#lib/sync';
import { clientOf } from './clients.ts';
import { connectedState } from './connection-state.ts';

/** Days of the popup's small lines. */
const trendDays = 14;

/** What the popup shows, each part asked for only when what is kept of it is old. */
export function createOverviewHandlers(store: OverviewStore, now: () => number): Pick<Handlers, 'overview'> {
  return {
    async overview() {
      const connection = await savedConnection();
      if (connection === null) return { state: 'not-connected' };
      const client = clientOf(connection);
      const { appId } = connection;
      const connected = store.part(appId, 'connection', () => connectedState(connection, client));
      const [health, signalLinks, mappedEvents, appAdvertisers, accountDays] = await Promise.all([
        connected,
        store.part(appId, 'signalLinks', () => client.call('signalLinks', { params: { appId } })),
        store.part(appId, 'mappedEvents', async () => {
          const { rows } = await client.call('eventMapping', { params: { appId } });
          return [...new Set(rows.flatMap(({ tiktokEvent }) => tiktokEvent ?? []))];
        }),
        connected.then(({ known }) => advertisersOf(known?.value.apps ?? [], connection, client)),
        connected.then(({ known, problem }): Promise<Part<AccountDays | null>> => {
          if (known === null) return Promise.resolve({ known: null, problem });
          const { integration } = known.value;
          return store.part(appId, 'accountDays', () => accountDaysOf(integration, connection, client));
        }),
      ]);
      return {
        state: 'connected',
        overview: { connection: health, signalLinks, mappedEvents, appAdvertisers, accountDays },
      };
    },
  };

  function advertisersOf(apps: readonly { readonly id: Connection['appId'] }[], { appId }: Connection, client: Client) {
    return store.part(appId, 'appAdvertisers', async () => {
      // With one app there is nothing to choose from, and nothing to ask.
      if (apps.length < 2) return [];
      return Promise.all(
        apps.map(async ({ id }) => {
          const { advertiser } = await client.call('integration', { params: { appId: id } });
          return { appId: id, advertiser };
        }),
      );
    });
  }

  async function accountDaysOf(
    { advertiser }: Integration,
    { appId }: Connection,
    client: Client,
  ): Promise<AccountDays | null> {
    if (advertiser === null) return null;
    const { from, to } = daysAgo(trendDays, now(), advertiser.timeZone);
    const answer = await client.call('metrics', {
      params: { appId },
      query: { level: 'advertiser', from, to, breakdown: 'day' },
    });
    return {
      currency: answer.currency,
      timeZone: answer.window.timeZone,
      today: to,
      days: answer.rows[0]?.days ?? [],
      isLoading: answer.freshness.reporting.state === 'loading',
    };
  }
}

type AnyHandlers = { readonly [name: string]: (...content: never[]) => Promise<unknown> };

/** The same handlers; after each of those called `names` what was kept may be wrong and is forgotten. */
export function forgetAfter<H extends AnyHandlers>(
  handlers: H,
  names: readonly (keyof H)[],
  forget: () => Promise<void>,
): H {
  const forgetful = names.map((name) => {
    const handle = handlers[name];
    return [
      name,
      async (...content: never[]) => {
        try {
          return await handle?.(...content);
        } finally {
          await forget();
        }
      },
    ];
  });
  return { ...handlers, ...Object.fromEntries(forgetful) };
}
