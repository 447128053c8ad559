import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import type { BrowserSession } from '../../demo/browser/index.ts';
// One of these tests changes what AppSprint keeps.
import { expect, test } from './own-stage.ts';
import { endWorker } from './worker.ts';

/** Test events that TikTok received with a code; each test has a code of its own. */
async function received(sandboxUrl: string, code: string): Promise<number> {
  const answer = await fetch(`${sandboxUrl}/sandbox/events`);
  const events = ((await answer.json()) as { received: { testEventCode: string | null }[] }).received;
  return events.filter(({ testEventCode }) => testEventCode === code).length;
}

async function send(popup: Page, code: string): Promise<string> {
  await expect(popup.getByLabel('TikTok event')).toBeEnabled();
  await popup.getByLabel('Test event code').fill(code);
  const event = await popup.getByLabel('TikTok event').inputValue();
  await popup.getByRole('button', { name: 'Send', exact: true }).click();
  return event;
}

test('a test event that is sent while AppSprint is stopped waits, survives the worker, and is sent once when AppSprint is back', async ({
  connected,
  gate,
  stage,
}) => {
  const popup = await connected.extensionPage('popup.html');
  await expect(popup.getByText(/^Asked at/)).toBeVisible();
  gate.breakWith((incoming) => void incoming.socket.destroy());
  const event = await send(popup, 'WAITS1');
  await expect(popup.getByText(new RegExp(`${event} waits since .* until AppSprint can be reached`))).toBeVisible();
  // The popup stays open: a browser whose last page is closed ends.
  await endWorker(connected.context);
  gate.mend();
  const again = await connected.extensionPage('popup.html');
  await expect(again.getByText(new RegExp(`TikTok accepted ${event} at .* \\(code 0, OK\\)`))).toBeVisible({
    timeout: 80_000,
  });
  expect(await received(stage.sandboxUrl, 'WAITS1')).toBe(1);
});

test('a test event that waits can be taken back', async ({ connected, gate, stage }) => {
  const popup = await connected.extensionPage('popup.html');
  await expect(popup.getByText(/^Asked at/)).toBeVisible();
  gate.breakWith((incoming) => void incoming.socket.destroy());
  const event = await send(popup, 'WAITS2');
  await popup.getByRole('button', { name: 'Do not send' }).click();
  const waits = popup.getByText(`${event} waits`);
  await expect(waits).toHaveCount(0);
  // Taken back while it was just being tried, it ends with that try.
  await expect(popup.getByRole('progressbar')).toHaveCount(0);
  await expect(waits).toHaveCount(0);
  gate.mend();
  await send(popup, 'WAITS3');
  await expect.poll(() => received(stage.sandboxUrl, 'WAITS3')).toBe(1);
  expect(await received(stage.sandboxUrl, 'WAITS2')).toBe(0);
});

/** Options with the checkbox of organic installs, and whether it is checked. */
async function openForwarding(session: BrowserSession) {
  const options = await session.extensionPage('options.html#mapping');
  const organic = options.getByRole('checkbox').last();
  await expect(organic).toBeVisible();
  return { options, organic, before: await organic.isChecked() };
}

test('a changed forwarding setting waits in Options and is saved there when AppSprint is back', async ({
  connected,
  gate,
}) => {
  const { options, organic, before } = await openForwarding(connected);
  gate.breakWith((incoming) => void incoming.socket.destroy());
  await organic.click();
  const waits = options.getByText(/^◦? ?Saved here at .* waits until AppSprint can be reached/);
  await expect(waits).toBeVisible();
  await expect(organic).toBeChecked({ checked: !before });
  await options.reload();
  await expect(waits).toBeVisible();
  gate.mend();
  await options.reload();
  await expect(options.getByText(/What was waiting here was sent at .* AppSprint took it/)).toBeVisible({
    timeout: 80_000,
  });
  await expect(organic).toBeChecked({ checked: !before });
});

test('a forwarding setting that waits can be taken back, and what holds is shown again', async ({
  connected,
  gate,
}) => {
  const { options, organic, before } = await openForwarding(connected);
  gate.breakWith((incoming) => void incoming.socket.destroy());
  await organic.click();
  await options.getByRole('button', { name: 'Do not send' }).click();
  await expect(options.getByText('waits until')).toHaveCount(0);
  await expect(organic).toBeChecked({ checked: before });
});

test('an event mapping that waits is not called unsaved, and is shown as what holds once AppSprint took it', async ({
  connected,
  gate,
}) => {
  const options = await connected.extensionPage('options.html#mapping');
  await options.locator('summary', { hasText: 'See more events' }).click();
  await options.getByRole('button', { name: 'Use Search' }).click();
  gate.breakWith((incoming) => void incoming.socket.destroy());
  await options.getByRole('button', { name: 'Save mapping' }).click();
  const waits = options.getByText(/Saved here at .* waits until AppSprint can be reached/);
  await expect(waits).toBeInViewport();
  await options.getByRole('link', { name: 'Pixel' }).click();
  await expect(options.getByRole('heading', { name: 'Pixel' })).toBeVisible();
  await options.getByRole('link', { name: 'Event mapping' }).click();
  const again = options.getByRole('button', { name: 'Try again' }).first();
  await expect(again).toBeVisible();
  await expect(waits).toBeVisible();
  gate.mend();
  await again.click();
  await expect(options.getByText(/AppSprint took it/)).toBeVisible();
  await expect(options.getByLabel('TikTok event of search')).toHaveValue('Search');
});

test('a setting whose page is closed while it is on its way is told of when Options is opened again, a refusal with its reason', async ({
  connected,
  gate,
}) => {
  const { options, organic } = await openForwarding(connected);
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<ServerResponse>();
  gate.breakWith((incoming, outgoing) => (incoming.method === 'PUT' ? arrive(outgoing) : void outgoing.destroy()));
  await organic.click();
  const answer = await arrived;
  await expect(options.getByText(/waits until AppSprint can be reached|on its way/)).toHaveCount(0);
  gate.mend();
  await options.reload();
  await expect(options.getByText(/Saved here at .* on its way to AppSprint/)).toBeVisible();
  await expect(options.getByRole('button', { name: 'Do not send' })).toBeDisabled();
  await options.close();
  answer.writeHead(422, { 'content-type': 'application/json' });
  answer.end(JSON.stringify({ error: 'invalid_request', message: 'This app forwards nothing.' }));
  const again = await connected.extensionPage('options.html#mapping');
  await expect(again.getByText(/sent at .* and refused: This app forwards nothing\./)).toBeVisible();
  await again.getByRole('button', { name: 'Seen' }).click();
  await expect(again.getByText(/and refused/)).toHaveCount(0);
});
