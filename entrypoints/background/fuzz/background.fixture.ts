import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { apiVersion } from '#lib/appsprint/contract';
import { type Asker, answerAll, type Handlers, type MessageName } from '#lib/messages';
import { savedDisplay } from '#lib/settings';
import { createWork } from '../handlers.ts';
import { Tabs } from '../tabs.ts';

export const extension = { id: 'companion', origin: 'chrome-extension://companion' };
export const token = 'asp_live_never_to_be_seen';
export const connection = { apiAddress: 'https://api.appsprint.app', token, appId: 'app_moonlight' };
const fixedNow = Date.UTC(2026, 10, 7, 12);

/** What AppSprint answers for the next call: an answer of the contract, or whatever a broken or hostile server gives. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
}

export function envelope(data: unknown): string {
  return JSON.stringify({ data, meta: { requestId: 'r1', apiVersion } });
}

/** The whole background with its real message table and handlers, in a browser that is none. */
export interface Background {
  /** Calls that went to AppSprint so far. */
  readonly calls: () => number;
  /** Things that were done to the browser: tabs, scripts, permissions, notifications and the popup. */
  readonly acts: () => number;
  /** Everything kept, as text. */
  kept(): Promise<string>;
  /** Hands over a message as the browser does; null where nobody answers it. */
  deliver(message: unknown, sender: object): Promise<{ readonly res?: unknown; readonly err?: unknown } | null>;
  /** Starts the worker anew: what it had in memory is gone. */
  restart(): void;
}

/** @param now epoch milliseconds */
export function startBackground(answer: () => ApiAnswer, now: () => number = () => fixedNow): Background {
  const fetched = vi.fn(async () => {
    const { status, body } = answer();
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  });
  vi.stubGlobal('fetch', fetched);
  const acts = [
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation(async () => [] as never),
    vi.spyOn(fakeBrowser.action, 'openPopup').mockResolvedValue(),
    vi
      .spyOn(fakeBrowser.permissions, 'getAll')
      .mockImplementation(async () => ({ origins: ['https://own.example/*'] }) as never),
    vi.spyOn(fakeBrowser.permissions, 'remove').mockImplementation(async () => true),
    vi.spyOn(fakeBrowser.tabs, 'create'),
    vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [{ id: 7 } as never]),
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((...sent: unknown[]) => {
      const told = sent.at(-1);
      if (typeof told === 'function') told({});
    }),
    vi.spyOn(fakeBrowser.notifications, 'create'),
    vi.spyOn(fakeBrowser.action, 'setBadgeText'),
  ];
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3 } as never);
  const create = () => createWork(new Tabs(async () => (await savedDisplay()).paused), now).handlers;
  let handlers = create();
  const inTurn = (name: MessageName) => (content: never, asker: Asker) => handlers[name](content, asker);
  const names = Object.keys(handlers) as MessageName[];
  answerAll(Object.fromEntries(names.map((name) => [name, inTurn(name)])) as unknown as Handlers, extension);
  return {
    calls: () => fetched.mock.calls.length,
    acts: () => acts.reduce((sum, act) => sum + act.mock.calls.length, 0),
    kept: async () =>
      JSON.stringify([await fakeBrowser.storage.local.get(null), await fakeBrowser.storage.session.get(null)]),
    async deliver(message, sender) {
      let given: { res?: unknown; err?: unknown } | null = null;
      const answered = Promise.withResolvers<void>();
      const respond = (one: { res?: unknown; err?: unknown }) => {
        given ??= one;
        answered.resolve();
      };
      const heard = await fakeBrowser.runtime.onMessage.trigger(message as never, sender as never, respond as never);
      if (heard.some((one) => (one as unknown) === true)) await answered.promise;
      return given;
    },
    restart() {
      handlers = create();
    },
  };
}
