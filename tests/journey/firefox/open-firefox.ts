import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import type { FrontDoor } from '../../../demo/browser/index.ts';
import { type JourneyBrowser, type JourneyTab, readTableRows } from '../browser.ts';
import { openSidebar } from './open-sidebar.ts';
import { openProxy } from './proxy.ts';
import { readFirefoxOverlay } from './read-overlay.ts';

/** Firefox gives every profile another address for an extension's pages, unless it is told one. */
const addressInProfile = '2f6c1a52-6f7d-4a44-9a3e-8d2f0c9b7e11';
const addOnId = 'companion@appsprint.app';

export interface FirefoxOptions {
  readonly executablePath: string;
  /** Folder of the extension built for Firefox. */
  readonly extensionDir: string;
  readonly frontDoor: Pick<FrontDoor, 'hosts' | 'port'>;
}

/** Starts Firefox with a fresh profile and installs the extension, driven through WebDriver BiDi. */
export async function openFirefox(options: FirefoxOptions): Promise<JourneyBrowser> {
  await access(join(options.extensionDir, 'manifest.json'));
  const proxy = await openProxy(options.frontDoor);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    headless: true,
    acceptInsecureCerts: true,
    // Without it BiDi may not load an extension's own pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'extensions.webextensions.uuids': JSON.stringify({ [addOnId]: addressInProfile }),
      'intl.accept_languages': 'en-US',
    },
  });
  const close = async () => {
    await browser.close();
    proxy.close();
  };
  try {
    await browser.installExtension(options.extensionDir);
  } catch (error) {
    await close();
    throw error;
  }
  const newTab = async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    return tabOf(browser, page);
  };
  const extensionTab = async (path: string) => {
    const tab = await newTab();
    await tab.goto(`moz-extension://${addressInProfile}/${path}`);
    return tab;
  };
  return {
    name: 'firefox',
    newTab,
    extensionTab,
    async panel() {
      expect(await openSidebar(browser)).toBe(`moz-extension://${addressInProfile}/sidepanel.html`);
      return extensionTab('sidepanel.html');
    },
    close,
  };
}

function tabOf(browser: Browser, page: Page): JourneyTab {
  return {
    goto: (address) => load(page, address),
    text: () => page.evaluate(() => document.body.innerText),
    async fill(label, value) {
      const field = await elementFrom(page, findField, label);
      await field.evaluate((element) => (element as HTMLInputElement).select());
      await field.type(value);
    },
    async press(role, name) {
      const control = await elementFrom(page, role === 'tab' ? findTab : findButton, name);
      await control.click();
    },
    async pressKey(selector, key) {
      await page.focus(selector);
      await page.keyboard.press(key);
    },
    tableRows: () => page.evaluate(readTableRows),
    cells: async () => (await readFirefoxOverlay(browser, page)).filter((cell) => cell.visible),
    async screenshot(file) {
      await page.screenshot({ path: file as `${string}.png` });
    },
    close: () => page.close(),
  };
}

/** Waits until the page has the element that `find` looks for. */
async function elementFrom(
  page: Page,
  find: (name: string) => Element | null,
  name: string,
): Promise<ElementHandle<Element>> {
  await page.bringToFront();
  const found = await page.waitForFunction(find, { timeout: 10_000, polling: 100 }, name);
  const element = found.asElement();
  if (element === null) throw new Error(`Nothing on the page is named "${name}".`);
  return element as ElementHandle<Element>;
}

/** These run in the page and use nothing from outside themselves. */
function findField(label: string): Element | null {
  const fields = [...document.querySelectorAll('input, select, textarea')] as HTMLInputElement[];
  const named = (field: HTMLInputElement) =>
    field.ariaLabel === label || [...(field.labels ?? [])].some((element) => element.textContent.includes(label));
  return fields.find(named) ?? null;
}

/** One that can be pressed. */
function findButton(name: string): Element | null {
  const buttons = [...document.querySelectorAll('button')];
  return buttons.find((button) => !button.disabled && button.innerText.trim() === name) ?? null;
}

function findTab(name: string): Element | null {
  return [...document.querySelectorAll('[role="tab"]')].find((tab) => tab.textContent.trim() === name) ?? null;
}

/** Firefox never tells BiDi that a page of an extension has loaded, so the page itself is asked. */
async function load(page: Page, address: string): Promise<void> {
  const loading = page.goto(address, { timeout: 0 }).catch(() => null);
  for (let tries = 0; tries < 200; tries++) {
    const state = await page.evaluate(() => `${document.readyState} ${location.href}`).catch(() => '');
    if (state === `complete ${address}`) return;
    await Promise.race([loading, wait(100)]);
  }
  throw new Error(`${address} did not load in Firefox.`);
}
