import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** A test event that the extension has written down to send, and when it says that it was ordered. */
export interface KeptTestEvent {
  readonly code: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

interface WatchingScope {
  keptTestEvents?: KeptTestEvent[];
}

/** From now on the page notes every test event that the extension keeps to send, however short it does. */
export function watchKept(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const scope = globalThis as unknown as WatchingScope;
    const seen: KeptTestEvent[] = [];
    scope.keptTestEvents = seen;
    const note = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { command, since } = value as { command?: { body?: { testEventCode?: unknown } }; since?: unknown };
      const code = command?.body?.testEventCode;
      if (typeof code === 'string' && typeof since === 'number') seen.push({ code, since });
      else for (const inner of Object.values(value)) note(inner);
    };
    chrome.storage.local.onChanged.addListener(({ commands }) => note(commands?.newValue));
    note(await chrome.storage.local.get('commands'));
  });
}

/** What the page has noted. */
export function keptSeen(page: Page): Promise<readonly KeptTestEvent[]> {
  return page.evaluate(() => (globalThis as unknown as WatchingScope).keptTestEvents ?? []);
}
