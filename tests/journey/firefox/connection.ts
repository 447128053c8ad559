import type { Browser } from 'puppeteer-core';

/** The part of WebDriver BiDi that Puppeteer has no call of its own for. */
export interface BidiConnection {
  send(method: string, params: object): Promise<{ readonly result: unknown }>;
}

export function connectionOf(browser: Browser): BidiConnection {
  if ('connection' in browser && typeof browser.connection === 'object' && browser.connection !== null) {
    return browser.connection as BidiConnection;
  }
  throw new Error('This browser is not driven through WebDriver BiDi.');
}
