import type { RequestListener } from 'node:http';
import type { Page } from '@playwright/test';
import { connectWith, firstRunPage, listAddress } from '../../demo/connected-browser.ts';
import { expectAllPainted, expectations, paintedCells } from './rows.ts';
import { expect, test } from './stage.ts';

test('a wrong access token is refused with one sentence and the remedy, and nothing is saved', async ({
  browserSession,
}) => {
  const page = await firstRunPage(browserSession);
  await page.getByLabel('Access token').fill('asc_not-a-token');
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(
    page.getByText('AppSprint refused the access token. Open Options and paste a new access token.'),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Connect' })).toBeVisible();
});

test('a team that runs its own API connects to its address', async ({ browserSession, stage, story }) => {
  const options = await firstRunPage(browserSession);
  await options.getByLabel('API address').fill(`${stage.apiUrl}/`);
  await connectWith(options, stage.token);
  await expect(options.getByText(`Connected to ${story.advertiser.name} at ${stage.apiUrl}.`)).toBeVisible();
  const page = await browserSession.context.newPage();
  await page.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(page, expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''));
});

const json = { 'content-type': 'application/json' };
const troubles: readonly { readonly name: string; readonly answer: RequestListener; readonly says: RegExp }[] = [
  {
    name: 'an API that is down',
    answer: (incoming) => void incoming.socket.destroy(),
    says: /AppSprint's server failed \(status 502\)\. Try again/,
  },
  {
    name: 'an answer that is no JSON',
    answer: (_, outgoing) => void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
    says: /answer could not be understood \(\w+: it is not JSON\)\. Check that the API address/,
  },
  {
    name: 'an answer in which a field is missing',
    answer: (_, outgoing) =>
      void outgoing.writeHead(200, json).end('{"data":{"scopes":[]},"meta":{"requestId":"1","apiVersion":"1"}}'),
    says: /answer could not be understood \(\w+: data\.\w+ is missing or wrong\)\. Check that the API address/,
  },
  {
    name: 'a token that was revoked',
    answer: (_, outgoing) => void outgoing.writeHead(401, json).end('{"error":"unauthorized","message":"no"}'),
    says: /AppSprint refused the access token\. Open Options/,
  },
];

for (const { name, answer, says } of troubles) {
  test(`${name} leaves the page as it is, shows no number and says in the popup what to do`, async ({
    adsManager,
    connected,
    gate,
    story,
  }) => {
    const errors: Error[] = [];
    adsManager.on('pageerror', (error) => errors.push(error));
    gate.breakWith(answer);
    await adsManager.goto(listAddress({ story }, 'campaign'));
    await expect
      .poll(async () => [...new Set((await paintedCells(adsManager)).map((cell) => `${cell.state} ${cell.text}`))])
      .toEqual(['failed !']);
    expect(errors).toEqual([]);
    const popup = await connected.extensionPage('popup.html');
    await expect(popup.getByText(says)).toBeVisible();
  });
}

test('figures come by themselves once the API answers again', async ({ adsManager, gate, story }) => {
  gate.breakWith((_, outgoing) => void outgoing.writeHead(503).end());
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expect.poll(async () => (await paintedCells(adsManager)).some((cell) => cell.state === 'failed')).toBe(true);
  gate.mend();
  await expect
    .poll(async () => (await paintedCells(adsManager)).every((cell) => cell.state !== 'failed'), { timeout: 30_000 })
    .toBe(true);
  await expectAllPainted(adsManager, expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''));
});

test('figures that are there stay when the API goes down', async ({ adsManager, gate, story }) => {
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  gate.breakWith((incoming) => void incoming.socket.destroy());
  await adsManager.reload();
  await expectAllPainted(adsManager, expected);
});

test('an error of the script in a list is told in the copied diagnostics, without what it holds of a person', async ({
  adsManager,
  connected,
  story,
}) => {
  await connected.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expect.poll(() => paintedCells(adsManager)).not.toEqual([]);
  const said = `Cannot read ${story.advertiser.name} ${story.advertiser.id} for €12.50`;
  await throwInOwnScript(
    adsManager,
    `chrome-extension://${connected.extensionId}/content-scripts/ads-manager.js`,
    said,
  );
  const options = await connected.extensionPage('options.html#diagnostics');
  const copied = async () => {
    await options.getByRole('button', { name: 'Copy diagnostics' }).click();
    await expect(options.getByRole('status').getByText('Copied')).toBeVisible();
    return options.evaluate(() => navigator.clipboard.readText());
  };
  await expect
    .poll(async () => JSON.parse(await copied()).recent)
    .toContainEqual(
      expect.objectContaining({
        feature: 'script of Ads Manager',
        problem: 'error',
        reading: expect.stringMatching(/^TypeError .*ads-manager\.js:\d+:\d+/),
        times: 1,
      }),
    );
  for (const secret of [story.advertiser.name, story.advertiser.id, '12.50'])
    expect(await copied()).not.toContain(secret);
});

/** Throws, after the call is over, in the world of our content script, as if a line of `file` had. */
async function throwInOwnScript(page: Page, file: string, message: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let contextId: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin.startsWith('chrome-extension://')) contextId = id;
  });
  await session.send('Runtime.enable');
  if (contextId === undefined) throw new Error('No content script is in the page.');
  const expression = `setTimeout(() => { throw new TypeError(${JSON.stringify(message)}) })\n//# sourceURL=${file}`;
  await session.send('Runtime.evaluate', { contextId, expression });
  await session.detach();
}
