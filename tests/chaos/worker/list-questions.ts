import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { MessageName } from '#lib/messages';
import { type Act, patience, type Run, within } from './act.ts';
import { asked } from './asking.ts';
import type { ChaosWorld } from './world.ts';

/** The extension's own API, inside its pages and content scripts. */
declare const chrome: typeof browser;

/** Something that a content script asks or tells. */
export const listAct: Act = {
  name: 'the list asks for',
  weight: 6,
  async take(run) {
    const [name, content] = run.random.pick(questionsOf(run));
    await withTabsClosed(run.world, () => within(patience, askFrom(run.list, name, content)));
    return name;
  },
};

/** What the scripts of lists, forms and pixel pages ask, wherever they stand: their list is the one page that is always open. */
function questionsOf({ world: { stage }, random }: Run): readonly (readonly [MessageName, unknown])[] {
  const { advertiser } = stage.story;
  const anyone = random.pick([advertiser.id, '7299999999999999999']);
  const row = { feature: 'list rows', reading: 'row id', generation: 'keystone', detail: 'none in 3 cells', times: 1 };
  const stack = 'at look (chrome-extension://abcdefgh/content-scripts/ads-manager.js:1:2)';
  return [
    ['pauseThisTab', null],
    ['openPopup', null],
    ['openHelpPage', 'pixel'],
    ['openPixelOptions', advertiser.pixels[0]?.code],
    ['formPart', null],
    ['setupFacts', { advertiserId: anyone }],
    ['pixelFacts', null],
    ['pageAnchors', null],
    ['pageHealth', [{ ...row, problem: 'missing' }]],
    ['scriptFault', { feature: 'script of Ads Manager', name: 'TypeError', message: 'undefined', stack }],
  ];
}

/** Asks as our content script does: from its own world, beside the page's. Ends without an answer where it has none there. */
async function askFrom(list: Page, name: MessageName, content: unknown): Promise<void> {
  const session = await list.context().newCDPSession(list);
  try {
    let contextId: number | undefined;
    session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
      // After an update of the extension the one of before may still be there.
      if (origin.startsWith('chrome-extension://')) contextId = id;
    });
    await session.send('Runtime.enable');
    if (contextId === undefined) return;
    const message = JSON.stringify({ id: 1, type: name, data: content, timestamp: Date.now() });
    await session.send('Runtime.evaluate', {
      contextId,
      awaitPromise: true,
      expression: `chrome.runtime.sendMessage(${message})`,
    });
  } finally {
    await session.detach();
  }
}

/** Tabs that were opened meanwhile are closed again. */
export async function withTabsClosed(world: ChaosWorld, act: () => Promise<unknown>): Promise<void> {
  const { context } = world.browser();
  const before = new Set(context.pages());
  await act();
  for (const page of context.pages()) if (!before.has(page)) await page.close();
}

/** The person lets every list show its numbers again. */
export async function resumeAll(world: ChaosWorld): Promise<void> {
  const page = await world.mainPage();
  const tabs = await page.evaluate(() => chrome.tabs.query({ url: 'https://ads.tiktok.com/*' }));
  for (const { id } of tabs) {
    const { paused } = (await asked(world, 'tabState', id)) as { readonly paused: string | null };
    if (paused === 'tab') await asked(world, 'pauseTab', { tabId: id, paused: false });
  }
}
