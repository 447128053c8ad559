import type { PageCall } from './call.ts';
import { parseExactJson } from './exact-json.ts';
import { noteOf } from './note.ts';
import { noteEvent, orderEvent, type TapOrder } from './wire.ts';

/** What a listener to the tap is told. */
export interface TapListener {
  /** The tap is at work. Never told where it is missing or switched off. */
  ready(): void;
  /** Calls were made that nothing is known of. */
  gap(): void;
  /** A call began, or ended: then it comes a second time with the same number. */
  call(call: PageCall): void;
}

/** Calls that may wait for their end at the same time; the page never has so many. */
const mostUnderWay = 100;

/** Listens to the tap from the content script. @returns what ends it, and puts the page's own functions back */
export function listenToTap(document: Document, paths: readonly string[], listener: TapListener): () => void {
  const underWay = new Map<number, PageCall>();
  // The page asks for a list twice, and the replies are the same.
  let lastText = '';
  let lastReply: unknown = null;

  const hear = (event: Event) => {
    const note = noteOf(event instanceof CustomEvent ? event.detail : null);
    switch (note?.kind) {
      case undefined:
        return;
      case 'ready':
        return listener.ready();
      case 'gap':
        return listener.gap();
      case 'asked': {
        const { number, path, advertiser, body } = note;
        const request = body === null ? null : (jsonOf(body) ?? null);
        const call: PageCall = { number, path, advertiser, request, state: 'pending', reply: null };
        if (underWay.size >= mostUnderWay) return listener.gap();
        underWay.set(number, call);
        return listener.call(call);
      }
      case 'answered': {
        if (note.text !== lastText) [lastText, lastReply] = [note.text, jsonOf(note.text)];
        return end(note.number, lastReply === undefined ? 'unreadable' : 'answered', lastReply ?? null);
      }
      case 'failed':
      case 'unreadable':
        return end(note.number, note.kind, null);
    }
  };
  const end = (number: number, state: PageCall['state'], reply: unknown) => {
    const call = underWay.get(number);
    underWay.delete(number);
    if (call !== undefined) listener.call({ ...call, state, reply });
  };
  document.addEventListener(noteEvent, hear);
  order(document, { work: true, paths });
  return () => {
    document.removeEventListener(noteEvent, hear);
    endTap(document);
  };
}

/** Puts the page's own functions back where the tap stands in for them. */
export function endTap(document: Document): void {
  order(document, { work: false });
}

function order(document: Document, order: TapOrder): void {
  document.dispatchEvent(new CustomEvent(orderEvent, { detail: JSON.stringify(order) }));
}

/** Undefined where the text is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}
