import type { Replacements } from './replaced.ts';
import type { CallLog } from './tap.ts';

type Page = Window & typeof globalThis;

const { apply, get, getOwnPropertyDescriptor } = Reflect;

/** Copies replies to `fetch`. The page gets the very response; the copy is read from a clone of it. */
export function standInForFetch(page: Page, replacements: Replacements, log: CallLog): void {
  const { Request, Response, URL } = page;
  const { then } = page.Promise.prototype;
  const { clone, text } = Response.prototype;
  // Read through the class, whatever the page has put on the object itself.
  const addressIn = (input: unknown): string | null => {
    if (typeof input === 'string') return input;
    if (input instanceof URL) return get(URL.prototype, 'href', input);
    return input instanceof Request ? get(Request.prototype, 'url', input) : null;
  };
  replacements.replace(page, 'fetch', (original, self, given) => {
    const number = log.begin(() => [addressIn(given[0]), bodyIn(given[1])]);
    const answer = apply(original, self, given);
    if (number === null) return answer;
    const fail = () => log.end(number, () => 'failed');
    // What the page gets must still be the promise that nobody handles when the page does not.
    return apply(then, answer, [
      (response: Response) => {
        copy(number, response, fail);
        return response;
      },
      (error: unknown) => {
        fail();
        throw error;
      },
    ]);
  });

  function copy(number: number, response: Response, fail: () => void): void {
    try {
      const copied = apply(text, apply(clone, response, []), []);
      apply(then, copied, [(reply: string) => log.end(number, () => ({ text: reply })), fail]);
    } catch {
      log.end(number, () => 'unreadable');
    }
  }
}

/** Read without running anything of the page: an object of options may have a getter. */
function bodyIn(init: unknown): unknown {
  return typeof init === 'object' && init !== null ? getOwnPropertyDescriptor(init, 'body')?.value : null;
}

/** Copies replies to `XMLHttpRequest`, whose constructor stays as it is. */
export function standInForRequests(page: Page, replacements: Replacements, log: CallLog): void {
  const { prototype } = page.XMLHttpRequest;
  const { URL } = page;
  const { addEventListener } = prototype;
  const addresses = new WeakMap<object, string>();
  const underWay = new WeakMap<object, number>();

  const replyTo = (request: object) => {
    if (get(prototype, 'status', request) === 0) return 'failed';
    const type = get(prototype, 'responseType', request);
    return type === '' || type === 'text' ? { text: String(get(prototype, 'responseText', request)) } : 'unreadable';
  };
  const end = (request: object, read: Parameters<CallLog['end']>[1]) => {
    const number = underWay.get(request);
    underWay.delete(request);
    if (number !== undefined) log.end(number, read);
  };

  replacements.replace(prototype, 'open', (original, self, given) => {
    const result = apply(original, self, given);
    const [, address] = given;
    const request = self as object;
    // Opened again, a request forgets what it was doing, without an event.
    end(request, () => 'failed');
    addresses.delete(request);
    if (typeof address === 'string') addresses.set(request, address);
    else if (address instanceof URL) addresses.set(request, get(URL.prototype, 'href', address));
    return result;
  });
  replacements.replace(prototype, 'send', (original, self, given) => {
    const request = self as object;
    const address = addresses.get(request);
    const number = address === undefined ? null : log.begin(() => [address, given[0]]);
    if (number !== null) {
      underWay.set(request, number);
      apply(addEventListener, request, ['loadend', () => end(request, () => replyTo(request)), { once: true }]);
    }
    try {
      return apply(original, self, given);
    } catch (error) {
      end(request, () => 'failed');
      throw error;
    }
  });
}
