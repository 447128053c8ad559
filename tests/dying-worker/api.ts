import { apiVersion } from '#lib/appsprint/contract';

export const advertiserId = '7123456789012345678';
export const campaign = '1790000000000000001';

/** Two APIs that know the same app and the same campaign, each with a number of its own. */
export const apis = {
  'https://api.appsprint.app': 11,
  'https://own.example': 22,
} as const;
export type ApiAddress = keyof typeof apis;

/** What reached an API: method and path, and the key by which it knows a call that comes again. */
export interface Call {
  readonly address: string;
  readonly line: string;
  readonly key: string | null;
}

/** Commands that an API would carry out more than once: sent again without a key, or under another one. */
export function carriedOutTwice(calls: readonly Call[]): string[] {
  const commands = calls.filter(({ line }) => !line.startsWith('GET'));
  const times = Map.groupBy(commands, ({ line }) => line);
  return [...times].flatMap(([line, sent]) => {
    const keys = new Set(sent.map(({ key }, at) => key ?? at));
    return keys.size > 1 ? [line] : [];
  });
}

const reporting = { state: 'current', at: '2026-11-07T11:00:00Z' };

function sumsOf(installs: number) {
  return {
    spend: { amount: '100', currency: 'EUR' },
    impressions: 1000,
    clicks: 10,
    installs: { value: installs, source: 'attributed', attributed: installs, reported: null },
    revenue: { value: [], source: 'attributed', attributed: [], reported: null },
  };
}

const mapping = {
  revision: 1,
  savedAt: null,
  savedBy: null,
  rows: [{ sdkEvent: 'purchase', aliases: [], tiktokEvent: 'Purchase', suggestion: 'Purchase', tier: 'primary' }],
};
const health = { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: null, problem: null };
const integration = {
  app: { id: 'app_moonlight', name: 'Moonlight' },
  connection: 'connected',
  advertiser: { id: advertiserId, name: 'Studio', currency: 'EUR', timeZone: 'Europe/Paris' },
  pixel: null,
  eventMapping: { revision: 1 },
  forwarding: health,
  valueOptimisation: { purchases: 0, needed: 20, window: null },
  reporting,
  findings: [],
};

function dataOf(method: string, path: string, installs: number): unknown {
  const last = path.slice(path.lastIndexOf('/') + 1);
  switch (last) {
    case 'me':
      return {
        token: { name: 'Marketing' },
        scopes: ['read'],
        apps: [{ id: 'app_moonlight', name: 'Moonlight' }],
        capabilities: ['metrics', 'audit'],
      };
    case 'metrics':
      return {
        advertiserId,
        level: 'campaign',
        window: { from: '2026-11-01', to: '2026-11-07', timeZone: 'Europe/Paris' },
        currency: 'EUR',
        rows: [{ id: campaign, name: 'Retargeting', ...sumsOf(installs) }],
        totals: { ...sumsOf(installs), rows: 1, rowsWithAttributedInstalls: 1 },
        freshness: { attributedAt: '2026-11-07T11:00:00Z', reporting },
      };
    case 'test-events':
      return {
        eventId: 'e1',
        event: 'Purchase',
        sentAt: '2026-11-07T11:00:00Z',
        tiktok: { code: 0, message: 'OK', requestId: null },
      };
    case 'event-mapping':
    case 'restore':
      return mapping;
    case 'history':
      return [mapping];
    case 'signal-links':
    case 'events':
    case 'advertisers':
      return [];
    case 'forwarding':
      return { settings: { organic: 'forward' }, health };
    case 'page-anchors':
      return { version: 0, tables: {} };
    default:
      return method === 'GET' || method === 'PUT' ? integration : null;
  }
}

/** A `fetch` that leads to the two APIs, and notes what reached them. */
export function fetchOf(calls: Call[]): typeof fetch {
  return async (input, init) => {
    const { url, method, headers } = new Request(input, init);
    const { origin, pathname } = new URL(url);
    calls.push({ address: origin, line: `${method} ${pathname}`, key: headers.get('idempotency-key') });
    const data = dataOf(method, pathname, apis[origin as ApiAddress]);
    const body =
      data === null
        ? { error: 'not_found', message: 'There is no such thing.' }
        : { data, meta: { requestId: 'r1', apiVersion } };
    return new Response(JSON.stringify(body), {
      status: data === null ? 404 : 200,
      headers: { 'content-type': 'application/json' },
    });
  };
}
