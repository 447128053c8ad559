import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { getBrowser } from './get-browser.ts';
import { type BrowserSession, openBrowser } from './open-browser.ts';
import { readOverlay } from './read-overlay.ts';
import { openTarget } from './test-target.ts';

// Starting a browser takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A folder of this test's own. */
let place: string;
let executablePath: string;
let door: FrontDoor;
let target: Awaited<ReturnType<typeof openTarget>>;
let session: BrowserSession;

const testExtension = join(import.meta.dirname, 'test-extension');

const open = (extensionDir: string, program = executablePath) =>
  openBrowser({
    executablePath: program,
    extensionDir,
    frontDoor: door,
    headless: true,
    viewport: { width: 800, height: 600 },
  });

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'appsprint-browser-test-'));
  executablePath = await getBrowser(console.log);
  target = await openTarget((incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/html' });
    outgoing.end(`<!doctype html><title>${incoming.headers.host}</title><body>hello`);
  });
  door = await openFrontDoor({ routes: { 'ads.tiktok.com': target.origin, 'api.appsprint.app': target.origin } });
  session = await open(testExtension);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(async () => {
  await session.close();
  await door.close();
  await target[Symbol.asyncDispose]();
  await rm(place, { recursive: true });
});

test('a page of a public host comes from this machine, with a certificate the browser trusts', async () => {
  const page = await session.context.newPage();
  await page.goto('https://ads.tiktok.com/i18n/');
  expect(await page.title()).toBe('ads.tiktok.com');
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
});

test("the extension's worker reaches the API through the same door", async () => {
  const text = await session.serviceWorker.evaluate(() =>
    (self as unknown as { textAt(url: string): Promise<string> }).textAt('https://api.appsprint.app/v1/me'),
  );
  expect(text).toContain('api.appsprint.app');
});

test('no other host can be reached', async () => {
  const page = await session.context.newPage();
  await expect(page.goto('https://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});

test('pages of the extension open by their path', async () => {
  const page = await session.extensionPage('page.html');
  expect(page.url()).toBe(`chrome-extension://${session.extensionId}/page.html`);
  expect(await page.title()).toBe('A page of the extension');
});

test('cells in the closed shadow root are read with their text, place and visibility', async () => {
  const page = await session.context.newPage();
  await page.goto('https://ads.tiktok.com/i18n/');
  const cell = { metric: 'cpi', state: 'value', source: 'appsprint', visible: true };
  expect(await readOverlay(page)).toEqual([
    { ...cell, id: '1700000000000000001', text: '$2.50', rect: { x: 40, y: 60, width: 80, height: 20 } },
    {
      ...cell,
      id: '1700000000000000002',
      state: 'waiting',
      source: '',
      text: '…',
      rect: { x: 0, y: 0, width: 0, height: 0 },
      visible: false,
    },
    { ...cell, id: '1700000000000000003', text: '$3.00', rect: { x: 40, y: 60, width: 80, height: 20 } },
    {
      ...cell,
      id: '1700000000000000004',
      text: '$4.00',
      rect: { x: 40, y: 80, width: 80, height: 20 },
      visible: false,
    },
  ]);
});

test('a page without overlay has no cells', async () => {
  expect(await readOverlay(await session.extensionPage('page.html'))).toEqual([]);
});

test('a folder without an extension is named in the error', async () => {
  await expect(open(place)).rejects.toThrow(`There is no built extension in ${place}`);
});

test('a closed browser leaves no profile behind, nor does one that never started', async () => {
  vi.stubEnv('TMPDIR', place);
  const profiles = async () => (await readdir(place)).filter((name) => name.startsWith('appsprint-browser-'));
  const second = await open(testExtension);
  expect(await profiles()).toHaveLength(1);
  await second.close();
  expect(await profiles()).toEqual([]);
  await expect(open(testExtension, '/bin/false')).rejects.toThrow('/bin/false did not start');
  expect(await profiles()).toEqual([]);
});
