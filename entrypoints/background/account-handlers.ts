import { type Client, createClient, type Problem, problemOf } from '#lib/appsprint';
import { type AdvertiserId, type AppId, EntityId, type Integration } from '#lib/appsprint/contract';
import { daysAgo } from '#lib/calendar';
import { type AccountFigures, accountListDays, type Handlers } from '#lib/messages';
import { savedConnection } from '#lib/settings';
import { type FigureStore, freshFor } from '#lib/sync';
import type { Tabs } from './tabs.ts';

/** Apps of a token whose ad accounts are looked up at most. */
const mostApps = 20;

interface ConnectedApp {
  readonly id: AppId;
  readonly name: string;
  readonly advertiser: NonNullable<Integration['advertiser']>;
}

/** What Business Center's list of ad accounts shows: figures of each account that an app of the token is connected to. */
export function createAccountHandlers(
  store: FigureStore,
  tabs: Pick<Tabs, 'note'>,
  now: () => number,
): Pick<Handlers, 'accountFigures'> {
  return {
    async accountFigures({ ids }, { tabId }) {
      const connection = await savedConnection();
      if (connection === null) {
        await tabs.note(tabId, { figures: 'not-connected' });
        return { state: 'not-connected' };
      }
      const client = createClient(connection);
      const { apps, problem: notAsked } = await connectedApps(client, connection.appId);
      const wanted = ids.flatMap((id) => {
        const app = apps.find(({ advertiser }) => isSame(advertiser.id, id));
        return app === undefined ? [] : [{ id, app }];
      });
      const accounts = await Promise.all(wanted.map(({ id, app }) => figuresOf(client, app, id)));
      const problem = accounts.find((account) => account.problem !== null)?.problem ?? notAsked;
      await tabs.note(tabId, { figures: problem === null ? 'answered' : 'failed' });
      const found = new Set<string>(wanted.map(({ id }) => id));
      return {
        state: 'answered',
        appId: connection.appId,
        rows: Object.fromEntries(accounts.flatMap(({ id, row }) => (row === null ? [] : [[id, row]]))),
        // While an app could not be asked, an account that no other app has may be its.
        unknown: notAsked === null ? ids.filter((id) => !found.has(id)) : [],
        timeZone: null,
        refreshAfter: Math.min(freshFor.settled, ...accounts.map(({ refreshAfter }) => refreshAfter)),
        problem,
      };
    },
  };

  async function figuresOf(
    client: Client,
    { id: appId, name: app, advertiser }: ConnectedApp,
    id: EntityId,
  ): Promise<{
    readonly id: EntityId;
    readonly row: AccountFigures | null;
    readonly refreshAfter: number;
    readonly problem: Problem | null;
  }> {
    const { from, to } = daysAgo(accountListDays, now(), advertiser.timeZone);
    const query = { advertiserId: advertiser.id, level: 'advertiser', from, to, ids: [id] } as const;
    const result = await store.figures(client, appId, query);
    // The app was connected to another account between the two questions: the next look knows which.
    if (result.state === 'other-advertiser') return { id, row: null, refreshAfter: freshFor.loading, problem: null };
    const figures = result.rows[id];
    const row = figures === undefined ? null : { ...figures, app, from, to, timeZone: advertiser.timeZone };
    return { id, row, refreshAfter: result.refreshAfter, problem: result.problem };
  }
}

/** Apps with an ad account, the picked one first: of two apps with the same account its figures are shown. */
async function connectedApps(
  client: Client,
  picked: AppId,
): Promise<{ readonly apps: readonly ConnectedApp[]; readonly problem: Problem | null }> {
  const problems: Problem[] = [];
  const part = <T>(asked: Promise<T>): Promise<T | null> =>
    asked.catch((error: unknown) => {
      problems.push(problemOf(error));
      return null;
    });
  const apps = (await part(client.call('identity', {})))?.apps ?? [];
  const inOrder = apps.toSorted((one, other) => Number(other.id === picked) - Number(one.id === picked));
  const asked = await Promise.all(
    inOrder.slice(0, mostApps).map(async ({ id, name }) => {
      const integration = await part(client.call('integration', { params: { appId: id } }));
      const advertiser = integration?.advertiser ?? null;
      return advertiser === null ? [] : [{ id, name, advertiser }];
    }),
  );
  return { apps: asked.flat(), problem: problems[0] ?? null };
}

function isSame(advertiser: AdvertiserId, id: EntityId): boolean {
  return EntityId.parse(advertiser) === id;
}
