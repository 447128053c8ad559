import ky from 'ky';
import type * as z from 'zod/mini';
import { type Route, type RouteName, routes } from '#lib/appsprint/contract';
import { asked, checkedAnswer } from './answer.ts';
import { limitedFetch } from './answer-size.ts';
import { type Line, ownLine } from './line.ts';
import { ApiError, unsendableToken } from './problem.ts';

/** Where the API is and the access token for it. Stays in the background. */
export interface Access {
  /** Origin, with a path prefix where there is one, without a trailing slash. */
  readonly apiAddress: string;
  readonly token: string;
}

type Routes = typeof routes;
type Part<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodMiniType }
  ? { readonly [P in K]: z.input<S> }
  : unknown;
/** What a call of one route needs: its path parameters, query and body, as the contract names them. */
export type CallInput<N extends RouteName> = Part<Routes[N], 'params'> &
  Part<Routes[N], 'query'> &
  Part<Routes[N], 'body'>;
/** What a call of one route answers: the `data` of its envelope. */
export type CallAnswer<N extends RouteName> = z.output<Routes[N]['answer']>;

export interface Client {
  /**
   * Calls one route of the contract and gives back the checked answer.
   * @throws ApiError for everything else: no connection, a refusal, or an answer that breaks the contract
   */
  call<N extends RouteName>(name: N, input: CallInput<N>, wish?: Wish): Promise<CallAnswer<N>>;
  /** The same for a list that comes in pages; `nextCursor` is null on the last one. */
  page<N extends RouteName>(name: N, input: CallInput<N>): Promise<Page<N>>;
}

/** Names what is wanted by an unsafe call, so that it is carried out once however often it is sent. */
export interface Wish {
  readonly idempotencyKey: string;
}

export interface Page<N extends RouteName> {
  readonly data: CallAnswer<N>;
  readonly nextCursor: string | null;
}

/** Milliseconds until a call counts as unreachable. */
const timeout = 15_000;
/** Failures that are often over a moment later. How long a server wants to be left alone is nothing a person waits for. */
const retry = {
  limit: 1,
  methods: ['get' as const],
  statusCodes: [408, 500, 502, 503, 504],
  afterStatusCodes: [],
  backoffLimit: 1_000,
};
/** What an `Authorization` header can carry; the error of a browser that is given more would show the token. */
const sendableToken = /^[\x21-\x7e]+$/;

/** How a client behaves towards an API that is left alone because it could not be reached. */
export interface Manner {
  readonly line: Line;
  /** `person`: somebody waits, so it is asked all the same, unless it asked to be left alone. `poll`: it is not asked. */
  readonly for: 'person' | 'poll';
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A client of the AppSprint API whose calls are derived from the contract's routes. */
export function createClient(
  { apiAddress, token }: Access,
  manner: Manner = { line: ownLine, for: 'person', now: Date.now },
): Client {
  const http = ky.create({ timeout, retry, credentials: 'omit' });
  return {
    call: async (name, input, wish) => (await page(name, input, wish)).data,
    page: (name, input) => page(name, input),
  };

  async function page<N extends RouteName>(name: N, input: CallInput<N>, wish?: Wish): Promise<Page<N>> {
    if (!sendableToken.test(token)) throw new ApiError(unsendableToken());
    const route: Route = routes[name];
    const { params, query, body } = input as {
      params?: Record<string, string>;
      query?: Record<string, unknown>;
      body?: unknown;
    };
    const address = addressOf(`${apiAddress}${filledPath(route.path, params ?? {})}`, query ?? {});
    const question = await manner.line.begin(address);
    const { rest } = question;
    if (rest !== null && (manner.for === 'poll' || rest.isAskedFor)) throw rest.error;
    const kept = route.method === 'GET' ? question.kept : null;
    const limited = limitedFetch();
    try {
      const answer = await asked(name, apiAddress, limited, manner.now, () =>
        http(address, {
          fetch: limited.fetch,
          method: route.method,
          headers: {
            Authorization: `Bearer ${token}`,
            ...(kept === null ? {} : { 'If-None-Match': kept.tag }),
            ...(wish === undefined ? {} : { 'Idempotency-Key': wish.idempotencyKey }),
          },
          // Kept answers are ours: the browser's own cache would outlive the connection and "Erase everything".
          cache: 'no-store',
          throwHttpErrors: (status) => status !== notModified,
          ...(body === undefined ? {} : { json: body }),
        }),
      );
      const isSame = kept !== null && answer.status === notModified;
      const checked = checkedAnswer(name, route, isSame ? kept.text : answer.text) as Page<N>;
      const isKept = route.method === 'GET' && !isSame && answer.tag !== null;
      await question.answered(isKept ? { tag: answer.tag, text: answer.text } : null);
      return checked;
    } catch (error) {
      if (error instanceof ApiError && isRestNeeded(error)) await question.failed(error);
      else await question.answered(null);
      throw error;
    }
  }
}

/** HTTP status: what the client has kept still holds (RFC 9110). */
const notModified = 304;

function isRestNeeded({ problem, outlook }: ApiError): boolean {
  return outlook.again === 'away' || problem.kind === 'too-many-calls' || problem.kind === 'server-failed';
}

function filledPath(template: string, params: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, parameter: string) => encodeURIComponent(params[parameter] ?? ''));
}

function addressOf(path: string, query: Record<string, unknown>): string {
  const entries = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}
