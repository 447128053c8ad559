import type { browser } from 'wxt/browser';
import type { ChaosWorld } from './world.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** What the background answers to a message without content, asked by one of the extension's own pages. */
export async function asked({ browser, mainPage }: ChaosWorld, name: string): Promise<unknown> {
  const answer: unknown = await (await mainPage()).evaluate(
    (type) => chrome.runtime.sendMessage({ id: 1, type, data: null, timestamp: Date.now() }),
    name,
  );
  if (typeof answer === 'object' && answer !== null && 'res' in answer) return answer.res;
  throw new Error(`${browser().extensionId} did not answer ${name}: ${JSON.stringify(answer)}`);
}
