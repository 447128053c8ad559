import type { Page } from '@playwright/test';
import type { BrowserSession } from '../../demo/browser/index.ts';
import { expect, test } from './stage.ts';

/** The parts of the extension's own API that a page waits for. */
interface Answering {
  readonly runtime: { sendMessage: unknown };
  readonly tabs: { query: unknown };
  readonly storage: { readonly local: { get: unknown }; readonly session: { get: unknown } };
}

const never = () => new Promise(() => undefined);

/** Opens a page of the extension in which part of the browser never answers. */
async function openDeaf(
  { context, extensionId }: BrowserSession,
  path: string,
  deafen: (chrome: Answering, wait: typeof never) => void,
): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(
    `(${deafen.toString()})(globalThis.chrome, ${never.toString()});
     globalThis.isDeaf = true;`,
  );
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  // A test of a page that can hear after all would prove nothing.
  expect(await page.evaluate('isDeaf')).toBe(true);
  return page;
}

const deafToWorker = (chrome: Answering, wait: typeof never) => {
  chrome.runtime.sendMessage = wait;
};
const deafToStorage = (chrome: Answering, wait: typeof never) => {
  chrome.storage.local.get = wait;
  chrome.storage.session.get = wait;
  chrome.tabs.query = wait;
};

test('a popup whose background never answers shows what was kept, then says so and what to do', async ({
  connected,
  story,
}) => {
  const first = await connected.extensionPage('popup.html');
  await expect(first.getByText(/^Asked at/)).toBeVisible();
  const numbers = await first.getByRole('table').innerText();
  await first.close();
  const popup = await openDeaf(connected, 'popup.html', deafToWorker);
  await expect(popup.getByRole('heading', { name: story.advertiser.name })).toBeVisible();
  expect(await popup.getByRole('table').innerText()).toBe(numbers);
  await expect(
    popup.getByText("The extension's background did not answer. Close this and open it again."),
  ).toBeVisible();
});

test('a popup that knows nothing and gets no answer is not left waiting', async ({ browserSession }) => {
  const popup = await openDeaf(browserSession, 'popup.html', deafToWorker);
  await expect(popup.getByRole('alert')).toContainText("The extension's background did not answer.");
  await expect(popup.getByRole('alert')).toContainText('switch AppSprint Companion off and on again');
});

test('a popup to which the browser tells neither tab nor storage is drawn all the same, and asks the background', async ({
  connected,
  story,
}) => {
  const popup = await openDeaf(connected, 'popup.html', deafToStorage);
  await expect(popup.getByRole('heading', { name: story.advertiser.name })).toBeVisible();
  await expect(popup.getByText(/^Asked at/)).toBeVisible();
});

test('right after the first page is closed the popup is drawn, again and again', async ({ browserSession }) => {
  for (let times = 0; times < 5; times++) {
    const start = await browserSession.extensionPage('first-run.html');
    await start.close();
    const popup = await browserSession.extensionPage('popup.html');
    await expect(popup.getByRole('heading', { name: 'Connect AppSprint' })).toBeVisible();
    await popup.close();
  }
});

for (const path of ['options.html', 'sidepanel.html', 'first-run.html']) {
  test(`${path} says that the background does not answer, and goes on once it does`, async ({ browserSession }) => {
    const page = await openDeaf(browserSession, path, (chrome, wait) => {
      const answering = chrome.runtime.sendMessage;
      chrome.runtime.sendMessage = wait;
      Object.assign(globalThis, {
        hearAgain: () => {
          chrome.runtime.sendMessage = answering;
        },
      });
    });
    const silence = page.getByRole('alert').filter({ hasText: "The extension's background did not answer." });
    await expect(silence).toBeVisible();
    await page.evaluate('hearAgain()');
    await silence.getByRole('button', { name: 'Try again' }).click();
    await expect(silence).toBeHidden();
  });
}
