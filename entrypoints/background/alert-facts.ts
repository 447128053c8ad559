import { type AppFacts, dayBefore, type RefusedFacts } from '#lib/alerts';
import { type Client, problemOf } from '#lib/appsprint';
import type { AppId, Day, Integration } from '#lib/appsprint/contract';
import { dayOf } from '#lib/calendar';
import type { Connection } from '#lib/settings';
import { pollingClientOf } from './clients.ts';

interface Read {
  readonly facts: AppFacts | RefusedFacts;
  /** Today in the advertiser's time zone. */
  readonly today: Day;
}

/** Asks AppSprint how an app is doing. Null where it does not answer: what is not known warns of nothing. */
export async function readFacts(connection: Connection, appId: AppId, now: number): Promise<Read | null> {
  const client = pollingClientOf(connection);
  try {
    const integration = await client.call('integration', { params: { appId } });
    const today = dayOf(now, integration.advertiser?.timeZone);
    return { facts: await factsOf(client, integration, today), today };
  } catch (error) {
    const { kind, what, remedy } = problemOf(error);
    if (kind === 'token-refused') {
      return { facts: { state: 'refused', appId, what, remedy }, today: dayOf(now) };
    }
    console.debug(`AppSprint Companion could not look for alerts of ${appId}: ${what}`);
    return null;
  }
}

async function factsOf(client: Client, integration: Integration, today: Day): Promise<AppFacts> {
  const yesterday = dayBefore(today);
  const base = { state: 'answered', appId: integration.app.id, integration } as const;
  if (integration.advertiser === null) return { ...base, today: null, yesterday: null, audit: null };
  const params = { appId: integration.app.id };
  const query = { level: 'advertiser', from: yesterday, to: today, breakdown: 'day' } as const;
  const [metrics, { capabilities }] = await Promise.all([
    client.call('metrics', { params, query }),
    client.call('identity', {}),
  ]);
  const audit = capabilities.includes('audit')
    ? await client.call('audit', { params, query: { from: yesterday, to: today } })
    : null;
  const days = metrics.rows[0]?.days ?? [];
  const of = (day: Day) => ({ day, sums: days.find((one) => one.day === day) ?? null });
  return { ...base, today: of(today), yesterday: of(yesterday), audit };
}
