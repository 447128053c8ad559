import { randomUUID } from 'node:crypto';

/** What was sent, and what the API answered for. */
export interface Ledger {
  readonly installs: Set<string>;
  readonly events: Set<string>;
  /** Campaign ids: each click has one of its own. */
  readonly clicks: Set<string>;
  /** Batches without an answer, to be sent again with the same ids, as every SDK does. */
  readonly unanswered: string[];
  nextClick: number;
}

/** Where the load goes. */
export interface Target {
  readonly url: string;
  readonly apiKey: string;
  readonly slug: string;
}

export function emptyLedger(): Ledger {
  return { installs: new Set(), events: new Set(), clicks: new Set(), unanswered: [], nextClick: 10_000 };
}

const browser = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36';

function eventIdsOf(batch: string): string[] {
  const { events } = JSON.parse(batch) as { events: { eventId: string }[] };
  return events.map(({ eventId }) => eventId);
}

async function post({ url, apiKey }: Target, path: string, body: string): Promise<boolean> {
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.ok;
}

async function deliver(target: Target, ledger: Ledger, batch: string): Promise<void> {
  ledger.unanswered.push(batch);
  if (!(await post(target, '/v1/sdk/events/batch', batch))) return;
  for (const id of eventIdsOf(batch)) ledger.events.add(id);
  ledger.unanswered.splice(ledger.unanswered.indexOf(batch), 1);
}

async function click({ url, slug }: Target, ledger: Ledger): Promise<void> {
  const campaign = String(ledger.nextClick);
  ledger.nextClick += 1;
  const answer = await fetch(`${url}/l/${slug}?campaign_id=${campaign}`, {
    redirect: 'manual',
    headers: { 'user-agent': browser },
  });
  // The visitor is on the way as soon as the head of the answer is there.
  if (answer.status < 400) ledger.clicks.add(campaign);
  await answer.arrayBuffer();
}

/** One phone after another, until the API is gone: what is answered for is noted. */
async function livePhones(target: Target, ledger: Ledger): Promise<void> {
  for (;;) {
    const appsprintId = randomUUID();
    await click(target, ledger);
    if (!(await post(target, '/v1/sdk/install', JSON.stringify({ appsprintId })))) continue;
    ledger.installs.add(appsprintId);
    const events = Array.from({ length: 5 }, () => ({
      eventId: randomUUID(),
      appsprintId,
      eventType: 'purchase',
      revenue: 0.25,
      currency: 'USD',
    }));
    await deliver(target, ledger, JSON.stringify({ events }));
    const again = ledger.unanswered[0];
    if (again !== undefined) await deliver(target, ledger, again);
  }
}

/** Puts load on an API from several phones at once. Settles when the API is gone. */
export async function putLoad(target: Target, ledger: Ledger): Promise<void> {
  await Promise.allSettled(Array.from({ length: 8 }, () => livePhones(target, ledger)));
}
