import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { createClient } from '#lib/appsprint';
import type { CommandName } from '#lib/commands';
import type { MessageName } from '#lib/messages';
import { patience, within } from './act.ts';
import type { ChaosWorld } from './world.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** Workers that may end while they are asked, one after the other. */
const tries = 8;

/** A page of the extension orders something. Throws where the background refused it, or ended before it answered. */
export async function order(page: Page, name: MessageName, content: unknown): Promise<unknown> {
  const answer: unknown = await page.evaluate(
    ([type, data]) => chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }),
    [name, content] as const,
  );
  // A browser may also end a question of a worker that is no more with nothing at all.
  if (typeof answer === 'object' && answer !== null && !('err' in answer))
    return 'res' in answer ? answer.res : undefined;
  throw new Error(`${name} was not answered: ${JSON.stringify(answer)}`);
}

/** What the background answers a page of the extension once; undefined where it did not in time. */
export async function answered(world: ChaosWorld, name: MessageName, content: unknown): Promise<unknown> {
  const page = await world.mainPage();
  let answer: unknown;
  const asking = order(page, name, content).then((said) => {
    answer = said;
  });
  await within(patience, asking);
  return answer;
}

/** The content of a message that hands in a command. */
export function command(body: unknown): { readonly id: string; readonly body: unknown } {
  return { id: crypto.randomUUID(), body };
}

/** Hands in a command as a page does: what it was told the end of is dismissed. Undefined where no answer came in time. */
export async function handedIn(world: ChaosWorld, name: CommandName, body: unknown): Promise<unknown> {
  const content = command(body);
  const answer = await answered(world, name, content);
  const { problem } = (answer ?? {}) as { readonly problem?: { readonly kind: string } };
  if (answer !== undefined && problem?.kind !== 'waiting') await answered(world, 'dismissCommand', content.id);
  return answer;
}

/** What the background answers a page of the extension, asked again while workers end. */
export async function asked(world: ChaosWorld, name: MessageName, content: unknown = null): Promise<unknown> {
  for (let failed = 1; failed < tries; failed += 1) {
    try {
      return await order(await world.mainPage(), name, content);
    } catch {
      await pause(200);
    }
  }
  return order(await world.mainPage(), name, content);
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
