import { browser } from 'wxt/browser';
import { type Client, type Problem, problemOf } from '#lib/appsprint';
import type { AppId, Integration, MappingRow, SignalLink } from '#lib/appsprint/contract';
import { helpPageOf } from '#lib/check-words';
import type { Handlers } from '#lib/messages';
import { type Connection, savedConnection } from '#lib/settings';
import type { Facts } from '#lib/setup-checks';
import { pollingClientOf } from './clients.ts';
import type { Tabs } from './tabs.ts';

/** Other apps of the token whose Signal links are known, so that a link of theirs is named as such. */
const mostOtherApps = 10;

/** What the creation flow is checked against, and the script that does it. */
export function createSetupHandlers(
  tabs: Tabs,
): Pick<Handlers, 'setupFacts' | 'pixelFacts' | 'openPixelOptions' | 'openHelpPage' | 'formPart'> {
  return {
    async setupFacts({ advertiserId }, { tabId }) {
      const connection = await savedConnection();
      if (connection === null) {
        await tabs.note(tabId, { figures: 'not-connected' });
        return { state: 'not-connected' };
      }
      const client = pollingClientOf(connection);
      const { integration, ...known } = await gather(connection, client);
      const connected = integration?.advertiser?.id ?? null;
      if (connected !== null && connected !== advertiserId) {
        await tabs.note(tabId, { figures: 'other-advertiser' });
        return { state: 'other-advertiser', connected };
      }
      await tabs.note(tabId, { figures: known.problem === null ? 'answered' : 'failed' });
      return { state: 'answered', ...known };
    },

    async pixelFacts() {
      const connection = await savedConnection();
      if (connection === null) return { state: 'not-connected' };
      const params = { appId: connection.appId };
      const client = pollingClientOf(connection);
      try {
        const [integration, newest] = await Promise.all([
          client.call('integration', { params }),
          client.page('events', { params, query: { limit: 1 } }),
        ]);
        return {
          state: 'answered',
          pixel: integration.pixel,
          advertiser: integration.advertiser?.name ?? null,
          lastReceivedAt: newest.data[0]?.receivedAt ?? null,
          lastForwardedAt: integration.forwarding.lastForwardedAt,
        };
      } catch (error) {
        return { state: 'failed', problem: problemOf(error) };
      }
    },

    async openPixelOptions(pixelId) {
      await browser.tabs.create({ url: `/options.html?${new URLSearchParams({ pixel: pixelId })}#pixel` });
      return undefined;
    },

    async openHelpPage(rule) {
      const url = helpPageOf(rule);
      if (url !== null) await browser.tabs.create({ url });
      return undefined;
    },

    async formPart(_, { tabId }) {
      if (tabId === null) return undefined;
      await browser.scripting.executeScript({ target: { tabId }, files: ['/ads-manager-forms.js'] });
      return undefined;
    },
  };
}

interface Gathered {
  readonly integration: Integration | null;
  readonly facts: Facts;
  readonly problem: Problem | null;
}

/** Each part by itself: what one of them lacks, only the rules that need it cannot verify. */
async function gather({ appId }: Connection, client: Client): Promise<Gathered> {
  const params = { appId };
  const problems: Problem[] = [];
  const part = <T>(asked: Promise<T>): Promise<T | null> =>
    asked.catch((error: unknown) => {
      problems.push(problemOf(error));
      return null;
    });
  const [integration, mapping, links, others] = await Promise.all([
    part(client.call('integration', { params })),
    part(client.call('eventMapping', { params })),
    part(client.call('signalLinks', { params })),
    part(linksOfOtherApps(appId, client)),
  ]);
  const value = integration?.valueOptimisation;
  return {
    integration,
    facts: {
      pixel: integration?.pixel ?? null,
      mapping: mapping === null ? null : mapping.rows.flatMap(eventOf),
      links: links === null ? null : { links: links.map(knownLink), otherApps: others ?? [] },
      valueOptimisation: value === undefined ? null : { best: value.purchases, needed: value.needed },
    },
    problem: problems[0] ?? null,
  };
}

/** A row that is off is known by the event it would be sent as. */
function eventOf({ tiktokEvent, suggestion }: MappingRow) {
  const name = tiktokEvent ?? suggestion;
  return name === null ? [] : [{ tiktokEvent: name, enabled: tiktokEvent !== null }];
}

function knownLink({ slug, url, archivedAt }: SignalLink) {
  return { slug, url, archived: archivedAt !== null };
}

async function linksOfOtherApps(appId: AppId, client: Client) {
  const { apps } = await client.call('identity', {});
  const others = apps.filter(({ id }) => id !== appId).slice(0, mostOtherApps);
  const links = await Promise.all(others.map(({ id }) => client.call('signalLinks', { params: { appId: id } })));
  return links.flat().map(({ slug, url }) => ({ slug, host: new URL(url).host }));
}
