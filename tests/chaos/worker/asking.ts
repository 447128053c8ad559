import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { createClient } from '#lib/appsprint';
import type { ChaosWorld } from './world.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** Workers that may end while they are asked, one after the other. */
const tries = 8;

/** What the background answers to a question without content, asked by one of the extension's own pages. */
export async function asked(world: ChaosWorld, name: string): Promise<unknown> {
  for (let failed = 1; failed < tries; failed += 1) {
    const answer = await askOnce(world, name).catch(() => null);
    if (answer !== null) return answer;
    await pause(200);
  }
  return askOnce(world, name);
}

async function askOnce({ browser, mainPage }: ChaosWorld, name: string): Promise<unknown> {
  const answer: unknown = await (await mainPage()).evaluate(
    (type) => chrome.runtime.sendMessage({ id: 1, type, data: null, timestamp: Date.now() }),
    name,
  );
  if (typeof answer === 'object' && answer !== null && 'res' in answer) return answer.res;
  throw new Error(`${browser().extensionId} did not answer ${name}: ${JSON.stringify(answer)}`);
}

/** A page of the extension orders something. Throws where the background refused it, or ended before it answered. */
export async function order(page: Page, name: string, content: unknown): Promise<void> {
  const answer: unknown = await page.evaluate(
    ([type, data]) => chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }),
    [name, content] as const,
  );
  // A browser may also end a question of a worker that is no more with nothing at all.
  const isDone = typeof answer === 'object' && answer !== null && !('err' in answer);
  if (!isDone) throw new Error(`${name} was not answered: ${JSON.stringify(answer)}`);
}

/** The alerts' target that the runs change. */
export async function amountNow(world: ChaosWorld): Promise<string | null> {
  const { targets } = (await asked(world, 'alertSettings')) as {
    readonly targets: Readonly<Record<string, { readonly cpiAbove: string | null } | undefined>>;
  };
  return targets[world.stage.appId]?.cpiAbove ?? null;
}

/** What AppSprint itself says of the setting that the runs change there, past everything that breaks. */
export async function organicNow({ stage: { api, appId, token } }: ChaosWorld): Promise<string> {
  const client = createClient({ apiAddress: api.url, token });
  return (await client.call('forwarding', { params: { appId } })).settings.organic;
}
