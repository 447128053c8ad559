import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowser } from '../../demo/browser/index.ts';
import { listAddress } from '../../demo/connected-browser.ts';
import { expect, test } from './stage.ts';

/** An extension that does nothing on any page. */
const idleExtension = resolve(import.meta.dirname, '../../demo/browser/test-extension');

/** What the page's own script can find out about its surroundings, and what its calls do. */
async function behaviourOf(page: Page, address: string) {
  const requests: unknown[] = [];
  const messages: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) requests.push([request.method(), request.url(), request.postData()]);
  });
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`));
  await page.goto(address);
  await expect(page.locator('.KsTable')).toHaveAttribute('aria-busy', 'false');
  await expect.poll(() => page.locator('.KsTable > [slot^="cell-"]').count()).toBeGreaterThan(100);
  const facts = await page.evaluate(async () => {
    const reason = (call: () => unknown) =>
      Promise.resolve()
        .then(call)
        .then(
          (value) => `no error: ${value}`,
          (error: unknown) => `${error instanceof Error ? `${error.name}: ${error.message}` : error}`,
        );
    const list = '/api/v4/i18n/statistics/op/campaign/list/';
    const properties = (owner: object) =>
      Object.entries(Object.getOwnPropertyDescriptors(owner)).map(
        ([name, { value, writable, enumerable, configurable }]) =>
          [name, typeof value, writable, enumerable, configurable].join(' '),
      );
    const aborted = new AbortController();
    aborted.abort();
    const order: string[] = [];
    const called = fetch(`${list}?aadvid=1`, { method: 'POST', body: '{}' }).then((response) => {
      order.push('response');
      return response.text();
    });
    order.push('after the call');
    const text = await called;
    const viaRequest = await new Promise<string>((resolve) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve(`${request.status} ${request.responseText}`);
      request.open('POST', `${list}?aadvid=1`);
      request.send('{}');
    });
    return {
      texts: [
        fetch,
        XMLHttpRequest,
        XMLHttpRequest.prototype.open,
        XMLHttpRequest.prototype.send,
        Function.prototype.toString,
      ].map((of) => [of.name, of.length, String(of), Function.prototype.toString.call(of), typeof of]),
      fetch: properties({ fetch: Object.getOwnPropertyDescriptor(window, 'fetch') }),
      window: Object.getOwnPropertyNames(window),
      requestPrototype: properties(XMLHttpRequest.prototype),
      functionPrototype: properties(Function.prototype),
      enumerated: Object.keys(window).includes('fetch'),
      errors: [
        await reason(() => Reflect.construct(Object(fetch), [])),
        await reason(() => fetch.call({} as Window, list)),
        await reason(() => (fetch as () => unknown)()),
        await reason(() => fetch(list, { signal: aborted.signal, method: 'POST', body: '{}' })),
        await reason(() => fetch(`https://nowhere.invalid${list}`, { method: 'POST' })),
        await reason(() => Reflect.apply(XMLHttpRequest.prototype.open, {}, ['GET', list])),
        await reason(() => new XMLHttpRequest().send()),
        await reason(() => Function.prototype.toString.call({})),
      ],
      order,
      text,
      viaRequest,
    };
  });
  // Nobody handles this one: the page is told just once.
  await page.evaluate(() => {
    window.addEventListener('unhandledrejection', ({ reason }) => console.log(`unhandled: ${reason}`));
    void fetch('https://nowhere.invalid/api/v4/i18n/statistics/op/campaign/list/', { method: 'POST' });
  });
  await expect.poll(() => messages.filter((message) => message.includes('unhandled:')).length).toBe(1);
  const document = await page.evaluate(() => {
    const copy = window.document.documentElement.cloneNode(true) as Element;
    for (const ours of copy.querySelectorAll('appsprint-overlay, appsprint-rows')) ours.remove();
    return copy.outerHTML;
  });
  return { ...facts, requests, messages: messages.toSorted(), document };
}

test('the page behaves the same with the extension and without it', async ({ adsManager, story, stage, frontDoor }) => {
  const address = listAddress({ story }, 'campaign');
  const bare = await openBrowser({
    executablePath: stage.executablePath,
    extensionDir: idleExtension,
    frontDoor,
    headless: true,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  });
  try {
    const without = await behaviourOf(await bare.context.newPage(), address);
    const withIt = await behaviourOf(adsManager, address);
    for (const part of Object.keys(without) as (keyof typeof without)[]) {
      expect(withIt[part], `the page's ${part}`).toEqual(without[part]);
    }
  } finally {
    await bare.close();
  }
});

test('a tap that is switched off puts the page’s own functions back and says nothing more', async ({
  adsManager,
  story,
}) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expect(adsManager.locator('.KsTable')).toHaveAttribute('aria-busy', 'false');
  const seen = await adsManager.evaluate(async () => {
    const notes: string[] = [];
    document.addEventListener('appsprint-companion-note', () => notes.push('note'));
    const call = () => fetch('/api/v4/i18n/statistics/op/campaign/list/?aadvid=1', { method: 'POST', body: '{}' });
    await call();
    const tapped = {
      functions: [fetch, XMLHttpRequest.prototype.send, Function.prototype.toString],
      notes: notes.length,
    };
    document.dispatchEvent(new CustomEvent('appsprint-companion-order', { detail: '{"work":false}' }));
    notes.length = 0;
    await call();
    const own = [fetch, XMLHttpRequest.prototype.send, Function.prototype.toString];
    return {
      heardBefore: tapped.notes > 0,
      heardAfter: notes.length,
      same: own.filter((of, index) => of === tapped.functions[index]).length,
      texts: own.map((of) => Function.prototype.toString.call(of)),
    };
  });
  expect(seen).toEqual({
    heardBefore: true,
    heardAfter: 0,
    same: 0,
    texts: ['fetch', 'send', 'toString'].map((name) => `function ${name}() { [native code] }`),
  });
});
