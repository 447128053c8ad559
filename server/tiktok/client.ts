import * as z from 'zod/mini';
import { parseExactJson } from './exact-json.ts';
import { TikTokRefusal, TikTokUnreachable } from './failures.ts';

/** HTTP is 200 for failures too: `code` alone decides, and 0 is success. `data` may be missing or empty then. */
const Envelope = z.object({
  code: z.int(),
  message: z._default(z.string(), ''),
  request_id: z.optional(z.nullable(z.string())),
  data: z.optional(z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;

/** Values of a query; arrays and objects are written as JSON, as TikTok reads them. */
export type Query = Readonly<Record<string, string | number | object>>;

/** Calls of TikTok's Business API v1.3. Every path begins and ends with a slash; without the last one TikTok answers 404. */
export interface TikTokClient {
  /** @throws TikTokRefusal, TikTokUnreachable */
  get<T extends z.ZodMiniType>(path: `/${string}/`, token: string, query: Query, data: T): Promise<z.output<T>>;
  /** @throws TikTokRefusal, TikTokUnreachable */
  post<T extends z.ZodMiniType>(path: `/${string}/`, token: string | null, body: object, data: T): Promise<z.output<T>>;
  /** The envelope as it came, for a person to read. @throws TikTokUnreachable */
  ask(path: `/${string}/`, token: string, body: object): Promise<Envelope>;
}

const timeout = 20_000;

function searchOf(query: Query): string {
  const texts = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  return new URLSearchParams(texts).toString();
}

function envelopeOf(path: string, status: number, text: string): Envelope {
  try {
    const envelope = Envelope.parse(parseExactJson(text));
    // TikTok's own successes are 200; a proxy's page that happens to hold code 0 is none.
    if (envelope.code === 0 && status !== 200) throw new Error('a success under a status of failure');
    return envelope;
  } catch (error) {
    throw new TikTokUnreachable(`TikTok answered ${path} with status ${status} and no JSON of its API`, {
      cause: error,
    });
  }
}

function dataOf<T extends z.ZodMiniType>(path: string, envelope: Envelope, schema: T): z.output<T> {
  if (envelope.code !== 0) throw new TikTokRefusal(path, envelope.code, envelope.message);
  const parsed = z.safeParse(schema, envelope.data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TikTokUnreachable(
    `TikTok's answer to ${path} lacks what it should have: ${issue?.path.join('.')}: ${issue?.message}`,
  );
}

/**
 * A client of the API at `apiBase`, an address without a trailing slash; `ending` cuts off every call.
 * @param takeTurn waits until a call of the Marketing API may go out; `ask`, for events, has limits of its own
 */
export function createTikTokClient(
  apiBase: string,
  ending: AbortSignal,
  takeTurn: () => Promise<void> = async () => undefined,
): TikTokClient {
  async function call(path: string, token: string | null, search: string, init: RequestInit): Promise<Envelope> {
    const url = `${apiBase}/open_api/v1.3${path}${search === '' ? '' : `?${search}`}`;
    const headers = {
      ...(token === null ? {} : { 'access-token': token }),
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    };
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        ...init,
        headers,
        redirect: 'error',
        signal: AbortSignal.any([ending, AbortSignal.timeout(timeout)]),
      });
      text = await response.text();
    } catch (error) {
      throw new TikTokUnreachable(`TikTok could not be reached for ${path}`, { cause: error });
    }
    return envelopeOf(path, response.status, text);
  }
  const send = (path: string, token: string | null, body: object) =>
    call(path, token, '', { method: 'POST', body: JSON.stringify(body) });
  return {
    async get(path, token, query, data) {
      await takeTurn();
      return dataOf(path, await call(path, token, searchOf(query), {}), data);
    },
    async post(path, token, body, data) {
      await takeTurn();
      return dataOf(path, await send(path, token, body), data);
    },
    ask: send,
  };
}
