import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** One app of the load, and what the API answered for. */
export interface LoadedApp {
  readonly apiKey: string;
  readonly pixelCode: string;
  /** Ids under which TikTok must count an event once: of installs, and of events whose row is on. */
  readonly eligible: Set<string>;
  /** Ids of events whose row is off. */
  readonly off: Set<string>;
}

/** Where the load goes; addresses change while it runs, because APIs are killed and come back on other ports. */
export interface Target {
  readonly apps: readonly LoadedApp[];
  addresses(): readonly string[];
}

/** SDK events that the event mapping has on from the start, and some that it has not. */
const on = ['purchase', 'session_start', 'sign_up', 'start_trial', 'subscribe', 'register'];
const off = ['search', 'add_to_cart', 'login', 'view_item', 'share'];
const phonesAtOnce = 6;
/** Between two phones, so that the workers and not the intake are what is tried. */
const breath = 20;

function oneOf<T>(choices: readonly T[]): T {
  const choice = choices[randomInt(choices.length)];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}

/** Calls until one of the APIs answers for it, as every SDK does; the same body each time. */
async function deliver(target: Target, app: LoadedApp, path: string, body: string): Promise<unknown> {
  for (;;) {
    try {
      const answer = await fetch(`${oneOf(target.addresses())}${path}`, {
        method: 'POST',
        headers: {
          'x-api-key': app.apiKey,
          'content-type': 'application/json',
          'user-agent': 'Dalvik/2.1.0 (Linux; Android 14; Pixel 8)',
        },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      const json: unknown = await answer.json();
      if (answer.ok) return json;
      if (answer.status < 500) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(json)}`);
    } catch (error) {
      const isGone = error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
      if (!isGone && !(error instanceof SyntaxError)) throw error;
    }
    await pause(randomInt(20, 100));
  }
}

async function livePhone(target: Target): Promise<void> {
  const app = oneOf(target.apps);
  const appsprintId = randomUUID();
  const registered = await deliver(target, app, '/v1/sdk/install', JSON.stringify({ appsprintId }));
  app.eligible.add((registered as { installId: string }).installId);
  const events = Array.from({ length: 8 }, (_, index) => ({
    eventId: randomUUID(),
    appsprintId,
    eventType: oneOf(index < 5 ? on : off),
    revenue: 0.25,
    currency: 'USD',
  }));
  await deliver(target, app, '/v1/sdk/events/batch', JSON.stringify({ events }));
  for (const { eventId, eventType } of events) (on.includes(eventType) ? app.eligible : app.off).add(eventId);
}

/** Puts load on the APIs until `ending`; everything that was begun is answered for when it settles. */
export async function putForwardingLoad(target: Target, ending: AbortSignal): Promise<void> {
  const live = async () => {
    while (!ending.aborted) {
      await livePhone(target);
      await pause(breath);
    }
  };
  await Promise.all(Array.from({ length: phonesAtOnce }, live));
}
