import type { RequestListener } from 'node:http';
import { listAddress } from '../../../demo/connected-browser.ts';
import { paintedCells } from '../rows.ts';
import { expect, test } from './hostile-stage.ts';

const json = { 'content-type': 'application/json' };
const wrong =
  (text: string): RequestListener =>
  (_, outgoing) =>
    void outgoing.writeHead(200, json).end(text);
const hostileAnswers: Readonly<Record<string, RequestListener>> = {
  'of 50 MB': (_, outgoing) => {
    outgoing.writeHead(200, json);
    outgoing.end(`{"data":"${'x'.repeat(50_000_000)}","meta":{}}`);
  },
  'nested a hundred thousand deep': wrong(`${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  'with a prototype': wrong('{"__proto__":{"data":{"rows":[]}},"meta":{"requestId":"1","apiVersion":"1"}}'),
  'of another kind': wrong('"all is well"'),
};

for (const [name, answer] of Object.entries(hostileAnswers)) {
  test(`an answer ${name} shows no number and the reason`, async ({ adsManager, connected, gate, story }) => {
    gate.breakWith(answer);
    await adsManager.goto(listAddress({ story }, 'campaign'));
    await expect
      .poll(async () => [...new Set((await paintedCells(adsManager)).map((cell) => `${cell.state} ${cell.text}`))], {
        timeout: 40_000,
      })
      .toEqual(['failed !']);
    const popup = await connected.extensionPage('popup.html');
    await expect(popup.getByText(/answer could not be understood/).first()).toBeVisible({ timeout: 40_000 });
  });
}

for (const [name, [from, to]] of Object.entries({
  'text for a number': [/"value":\d+/g, '"value":"12"'],
  'a number beyond all numbers': [/"value":\d+/g, '"value":1e400'],
  'a number that no computer holds exactly': [/"value":\d+/g, '"value":9007199254740993'],
  'a number below zero': [/"value":\d+/g, '"value":-5'],
  'an amount in words': [/"amount":"[^"]*"/g, '"amount":"1e9"'],
} as const)) {
  test(`${name} in AppSprint's answer is no number on the page`, async ({
    adsManager,
    appsprint,
    connected,
    story,
  }) => {
    expect(connected.extensionId).not.toBe('');
    appsprint.rewriteWith((path, text) => (path.includes('/metrics') ? text.replace(from, to) : null));
    await adsManager.goto(listAddress({ story }, 'campaign'));
    await expect
      .poll(async () => [...new Set((await paintedCells(adsManager)).map((cell) => `${cell.state} ${cell.text}`))])
      .toEqual(['failed !']);
  });
}
