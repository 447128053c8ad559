import { replacementsIn } from './replaced.ts';
import { standInForFetch, standInForRequests } from './stand-ins.ts';
import { longestText, noteEvent, orderEvent, type TapNote, type TapOrder } from './wire.ts';

/** What the stand-ins tell about the page's calls. */
export interface CallLog {
  /**
   * A call begins. What `read` throws never reaches the page.
   * @param read gives the call's address, null where it is none that can be read, and its body
   * @returns the call's number, or null where nobody wants to know of it
   */
  begin(read: () => [address: string | null, body: unknown]): number | null;
  /** @param read gives the reply, or why there is none */
  end(number: number, read: () => { readonly text: string } | 'failed' | 'unreadable'): void;
}

/** Notes and characters of them that are kept until the content script listens. */
const mostNotes = 200;
const mostCharacters = 2 * longestText;

/**
 * Runs in the page's own world, before any script of the page: hands copies of the page's own list and draft replies to the
 * content script. The page's calls go their way untouched, and whatever goes wrong here switches the tap off instead of
 * reaching the page. Nothing is ever sent anywhere.
 * @param paths pieces of paths whose calls are kept until the content script has said which it wants
 */
export function startTap(page: Window & typeof globalThis, paths: readonly string[]): void {
  const { document, CustomEvent, URL } = page;
  const { apply } = Reflect;
  const { parse, stringify } = JSON;
  const dispatch = document.dispatchEvent;
  let wanted = paths;
  let waiting: { note: TapNote; path: string }[] | null = [];
  let characters = 0;
  let hasGap = false;
  let isWorking = false;
  let calls = 0;

  const send = (note: TapNote) => apply(dispatch, document, [new CustomEvent(noteEvent, { detail: stringify(note) })]);
  const say = (note: TapNote, path: string) => {
    if (waiting === null) return send(note);
    characters += 'text' in note ? note.text.length : 0;
    if (waiting.length >= mostNotes || characters > mostCharacters) hasGap = true;
    else waiting.push({ note, path });
    return true;
  };

  const underWay = new Map<number, string>();
  const log: CallLog = {
    begin(read) {
      const [address, body] = read();
      if (address === null || !wanted.some((piece) => address.includes(piece))) return null;
      const { pathname, searchParams } = new URL(address, document.baseURI);
      if (!wanted.some((piece) => pathname.includes(piece))) return null;
      calls += 1;
      underWay.set(calls, pathname);
      const text = typeof body === 'string' && body.length <= longestText ? body : null;
      say(
        { kind: 'asked', number: calls, path: pathname, advertiser: searchParams.get('aadvid'), body: text },
        pathname,
      );
      return calls;
    },
    end(number, read) {
      const reply = read();
      const path = underWay.get(number);
      if (path === undefined) return;
      underWay.delete(number);
      if (typeof reply === 'string') say({ kind: reply, number }, path);
      else if (reply.text.length > longestText) say({ kind: 'unreadable', number }, path);
      else say({ kind: 'answered', number, text: reply.text }, path);
    },
  };

  const replacements = replacementsIn(page.Function.prototype);
  const safely = <T>(act: () => T): T | null => {
    try {
      return act();
    } catch {
      stop();
      return null;
    }
  };
  const stop = () => {
    wanted = [];
    // What is under way now ends without being told.
    underWay.clear();
    isWorking = false;
    replacements.restore();
  };
  const start = () => {
    if (isWorking) return;
    isWorking = true;
    standInForFetch(page, replacements, safeLog);
    standInForRequests(page, replacements, safeLog);
  };
  const safeLog: CallLog = {
    begin: (read) => safely(() => log.begin(read)),
    end: (number, read) => void safely(() => log.end(number, read)),
  };
  start();

  document.addEventListener(orderEvent, (event) =>
    safely(() => {
      const order = parse((event as CustomEvent<string>).detail) as TapOrder;
      if (!order.work) return stop();
      wanted = order.paths;
      start();
      const kept = waiting ?? [];
      waiting = null;
      send({ kind: 'ready' });
      if (hasGap) send({ kind: 'gap' });
      for (const { note, path } of kept) if (wanted.some((piece) => path.includes(piece))) send(note);
      return true;
    }),
  );
}
