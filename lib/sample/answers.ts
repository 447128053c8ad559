import type { Problem } from '#lib/appsprint';
import {
  AdvertiserId,
  AppId,
  type Day,
  EntityId,
  type Integration,
  type Level,
  PixelId,
} from '#lib/appsprint/contract';
import { dayOf } from '#lib/calendar';
import type { Answers, ConnectionState, Content, MessageName, PerformancePage } from '#lib/messages';
import { defaultDisplay } from '#lib/settings';
import { t } from '#lib/words';
import { sampleRows, sampleTotals } from './rows.ts';
import sample from './sample.json' with { type: 'json' };

const dayLength = 86_400_000;
const sampleDays = sample.campaigns[0]?.adGroups[0]?.ads[0]?.days.length ?? 0;
const appId = AppId.parse('app_sample0');
const advertiserId = AdvertiserId.parse(sample.advertiser.id);
const { currency, timeZone } = sample.advertiser;

type Answering = { readonly [N in MessageName]?: (content: Content<N>) => Answers[N] };

/**
 * Answers a page's questions out of the sample, so that nothing real is asked for or shown beside it. What a person can only do
 * with an app of their own is refused with the reason.
 * @param now epoch milliseconds; the sample's last day is shown as today
 */
export function sampleAnswers(now: number): (name: MessageName, content: unknown) => Promise<unknown> {
  const days = Array.from(
    { length: sampleDays },
    (_, index): Day => dayOf(now - (sampleDays - 1 - index) * dayLength, timeZone),
  );
  const at = new Date(now).toISOString();
  const answers: Answering = {
    connectionState: () => connected(at),
    display: () => defaultDisplay,
    performance: ({ level, from, to, within }) => ({ ok: true, value: page(days, level, { from, to }, within, at) }),
    performanceDays: ({ level, from, to, ids }) => {
      const rows = sampleRows(level === 'advertiser' ? 'campaign' : level, days, { from, to }, []);
      const wanted =
        level === 'advertiser'
          ? [{ id: EntityId.parse(advertiserId), days: sampleTotals(rows).days }]
          : rows.filter(({ id }) => ids.length === 0 || ids.includes(id));
      return { ok: true, value: { currency, rows: wanted.map(({ id, days: some = [] }) => ({ id, days: some })) } };
    },
    eventLog: () => ({ ok: true, value: { events: [], nextCursor: null } }),
    signalLinks: () => ({ ok: true, value: [] }),
  };
  return async (name, content) => {
    const answer = answers[name] as ((content: unknown) => unknown) | undefined;
    return answer === undefined ? { ok: false, problem: refusal() } : answer(content);
  };
}

function page(
  days: readonly Day[],
  level: Level | 'advertiser',
  window: { readonly from: Day; readonly to: Day },
  within: readonly string[],
  at: string,
): PerformancePage {
  const rows = sampleRows(level === 'advertiser' ? 'campaign' : level, days, window, within);
  const totals = sampleTotals(rows);
  return {
    appId,
    advertiserId,
    currency,
    timeZone,
    rows: rows.map(({ days: _, ...row }) => row),
    totals: {
      ...totals,
      rows: rows.length,
      rowsWithAttributedInstalls: rows.filter(({ installs }) => installs.attributed > 0).length,
    },
    reporting: { state: 'current', at },
    nextCursor: null,
  };
}

function connected(at: string): ConnectionState {
  const integration: Integration = {
    app: { id: appId, name: sample.advertiser.name },
    connection: 'connected',
    advertiser: { id: advertiserId, name: sample.advertiser.name, currency, timeZone },
    pixel: { id: PixelId.parse('SAMPLEPIXEL000000000'), number: null, linked: true, token: 'accepted' },
    eventMapping: { revision: 0 },
    forwarding: { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: at, problem: null },
    valueOptimisation: { purchases: 20, needed: 20, window: null },
    reporting: { state: 'current', at },
    findings: [],
  };
  return {
    state: 'connected',
    apiAddress: '',
    apps: [{ id: appId, name: sample.advertiser.name }],
    appId,
    integration,
  };
}

function refusal(): Problem {
  return { kind: 'not-ready', what: t('sample.not'), remedy: t('sample.notRemedy') };
}
