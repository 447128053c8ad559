// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endTap, listenToTap, type PageCall, startTap } from './index.ts';
import { noteEvent } from './wire.ts';

const list = 'https://ads.tiktok.com/api/v4/i18n/statistics/op/campaign/list/';
const paths = ['/statistics/op/campaign/list'];
const reply = '{"code":0,"data":{"table":[{"campaign_id":1790000000000000001}]}}';
const notes: unknown[] = [];
const note = (event: Event) => notes.push((event as CustomEvent).detail);

let ownDocument: Document;
let answers: Array<() => Promise<Response>>;
let page: Window & typeof globalThis;
let own: typeof fetch;
let stop: () => void;

/** The page's own world: a real document and real Fetch classes, with a server that answers as the test says. */
beforeEach(() => {
  answers = [];
  // Nothing of an earlier test listens in a document of its own.
  ownDocument = document.implementation.createHTMLDocument();
  own = async function fetch(_input, _init) {
    return (answers.shift() ?? (async () => new Response(reply)))();
  };
  class XMLHttpRequest extends EventTarget {
    get responseType() {
      return '';
    }
    get status() {
      return 200;
    }
    get responseText() {
      return reply;
    }
    open() {
      return undefined;
    }
    send() {
      this.dispatchEvent(new Event('loadend'));
    }
  }
  class PageFunction extends Function {}
  Object.defineProperty(PageFunction.prototype, 'toString', {
    value: Function.prototype.toString,
    configurable: true,
    writable: true,
  });
  page = {
    document: ownDocument,
    CustomEvent,
    URL,
    Request,
    Response,
    Promise,
    XMLHttpRequest,
    Function: PageFunction,
    fetch: own,
  } as unknown as typeof page;
  notes.length = 0;
  ownDocument.addEventListener(noteEvent, note);
  stop = () => undefined;
});

afterEach(() => {
  stop();
});

function listen() {
  const calls: PageCall[] = [];
  const gaps: string[] = [];
  stop = listenToTap(ownDocument, paths, {
    ready: () => gaps.push('ready'),
    gap: () => gaps.push('gap'),
    call: (call) => calls.push(call),
  });
  return { calls, gaps, states: () => calls.map(({ number, state }) => `${number} ${state}`) };
}

describe('the tap', () => {
  test('hands over a call when it begins, and its reply when it has come, with every digit', async () => {
    startTap(page, paths);
    const { calls } = listen();
    const answered = page.fetch(`${list}?aadvid=7123456789012345678&msToken=secret`, {
      method: 'POST',
      body: '{"st":"2026-11-01"}',
    });
    expect(calls).toMatchObject([
      { state: 'pending', advertiser: '7123456789012345678', request: { st: '2026-11-01' } },
    ]);
    expect(await (await answered).text()).toBe(reply);
    await expect.poll(() => calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({
      number: 1,
      state: 'answered',
      reply: { data: { table: [{ campaign_id: '1790000000000000001' }] } },
    });
    expect(JSON.stringify(notes)).not.toContain('secret');
  });

  test('hands over nothing of any other call', async () => {
    startTap(page, paths);
    const { calls } = listen();
    await page.fetch('https://ads.tiktok.com/api/v4/i18n/account/');
    await page.fetch(`https://ads.tiktok.com/x?next=${paths[0]}`);
    await page.fetch({ toString: () => list } as unknown as string);
    expect(calls).toEqual([]);
  });

  test('keeps what happens before anybody listens', async () => {
    startTap(page, paths);
    await (await page.fetch(new Request(list))).text();
    await (await page.fetch(new URL(list))).text();
    expect(notes).toEqual([]);
    const { gaps, states } = listen();
    await expect.poll(() => states().toSorted()).toEqual(['1 answered', '1 pending', '2 answered', '2 pending']);
    expect(gaps).toEqual(['ready']);
  });

  test('says so when it could not keep everything', async () => {
    startTap(page, paths);
    for (let call = 0; call < 120; call++) await page.fetch(list);
    expect(listen().gaps).toEqual(['ready', 'gap']);
  });

  test('leaves the page the very response and the very error', async () => {
    startTap(page, paths);
    const { states } = listen();
    const response = new Response(reply);
    const error = new TypeError('Failed to fetch');
    answers.push(
      async () => response,
      async () => Promise.reject(error),
    );
    expect(await page.fetch(list)).toBe(response);
    expect(response.bodyUsed).toBe(false);
    await expect(page.fetch(list)).rejects.toBe(error);
    await expect.poll(() => states()).toContain('2 failed');
  });

  test('tells a body that broke off as failed, and one that cannot be copied as unreadable', async () => {
    startTap(page, paths);
    const { states } = listen();
    const broken = new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('gone')) }));
    const used = new Response(reply);
    await used.text();
    answers.push(
      async () => broken,
      async () => used,
    );
    await page.fetch(list);
    await page.fetch(list);
    await expect.poll(() => states()).toEqual(expect.arrayContaining(['1 failed', '2 unreadable']));
  });

  test('copies what XMLHttpRequest gets', () => {
    startTap(page, paths);
    const { states } = listen();
    const request = new page.XMLHttpRequest();
    request.open('POST', list);
    request.send('{}');
    expect(states()).toEqual(['1 pending', '1 answered']);
  });

  test('looks like the page’s own functions, and puts them back when it ends', () => {
    const before = Object.getOwnPropertyDescriptor(page, 'fetch');
    const text = String(own);
    startTap(page, paths);
    expect(page.fetch).not.toBe(own);
    expect([page.fetch.name, page.fetch.length]).toEqual([own.name, own.length]);
    expect(page.Function.prototype.toString.call(page.fetch)).toBe(text);
    expect(Object.getOwnPropertyDescriptor(page, 'fetch')).toMatchObject({
      writable: before?.writable,
      enumerable: before?.enumerable,
    });
    endTap(ownDocument);
    expect(page.fetch).toBe(own);
    listen();
    expect(page.fetch).not.toBe(own);
  });

  test('leaves a function of the page over its own when it ends, and keeps still under it', async () => {
    startTap(page, paths);
    const under = page.fetch;
    const over: typeof fetch = (...given) => under(...given);
    page.fetch = over;
    endTap(ownDocument);
    expect(page.fetch).toBe(over);
    notes.length = 0;
    await page.fetch(list);
    expect(notes).toEqual([]);
  });
});

describe('forged events', () => {
  test.each([
    'nonsense',
    '{"kind":"asked"}',
    '{"kind":"asked","number":"1","path":"/x","advertiser":null,"body":null}',
    '{"kind":"asked","number":1,"path":7,"advertiser":null,"body":null}',
    '{"kind":"answered","number":1,"text":"{}"}',
    '{"kind":"failed","number":99}',
    'null',
    '[]',
  ])('such as %s are not heard', (detail) => {
    const { calls, gaps } = listen();
    ownDocument.dispatchEvent(new CustomEvent(noteEvent, { detail }));
    ownDocument.dispatchEvent(new CustomEvent(noteEvent, { detail: { kind: 'ready' } }));
    expect([calls, gaps]).toEqual([[], []]);
  });

  test('of calls without end are a gap, not a burden', () => {
    const { calls, gaps } = listen();
    for (let number = 0; number < 300; number++) {
      const detail = JSON.stringify({ kind: 'asked', number, path: '/x', advertiser: null, body: null });
      ownDocument.dispatchEvent(new CustomEvent(noteEvent, { detail }));
    }
    expect(calls).toHaveLength(100);
    expect(gaps).toHaveLength(200);
  });
});
