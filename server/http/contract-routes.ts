import type { FastifyInstance, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { apiVersion, Failure, type Route, type RouteName, routes, Success } from '#lib/appsprint/contract';
import { type AnswerOnce, idempotencyKeyOf } from './answer-once.ts';
import type { Caller } from './caller.ts';
import { entityTagOf, matchesEntityTag } from './entity-tag.ts';
import { keyedSchema } from './keyed-schema.ts';
import { Problem } from './problem.ts';

type Part<R extends Route, P extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<P, infer S extends z.ZodMiniType>> ? z.output<S> : undefined;

/** One checked call of a route: what the contract says it carries, and who calls. */
export interface Call<R extends Route> {
  readonly params: Part<R, 'params'>;
  readonly query: Part<R, 'query'>;
  readonly body: Part<R, 'body'>;
  readonly caller: Caller;
  readonly userAgent: string;
  /** Names the wish behind an unsafe call, however often it is sent; null where the caller gave none. */
  readonly idempotencyKey: string | null;
}

/** What a handler gives back; the envelope is put around it. `nextCursor` is for lists. */
export interface Reply<R extends Route> {
  readonly data: z.output<R['answer']>;
  readonly nextCursor?: string | null;
}

/** A handler for each route of the contract, with its types. */
export type Handlers = {
  readonly [N in RouteName]: (call: Call<(typeof routes)[N]>) => Promise<Reply<(typeof routes)[N]>>;
};

/** Tells who an `Authorization` header belongs to, or throws a Problem. */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

const callers = new WeakMap<FastifyRequest, Caller>();

function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('a contract route ran without authentication');
  return caller;
}

function checkScope(caller: Caller, route: Route): void {
  if (caller.scopes.has(route.scope)) return;
  throw new Problem(
    403,
    'forbidden',
    `This access token lacks the scope "${route.scope}". Make one that has it: npm run server -- token create --app APPID --scopes ${route.scope}`,
  );
}

function checkApp(caller: Caller, params: unknown): void {
  if (typeof params !== 'object' || params === null || !('appId' in params)) return;
  if (caller.apps.some((app) => app.id === params.appId)) return;
  throw new Problem(
    404,
    'app_not_found',
    `This access token opens no app ${params.appId}. Choose one of the apps that GET /v1/me lists.`,
  );
}

function schemaOf(name: string, route: Route): object {
  const { response, ...keyed } = keyedSchema(route);
  return {
    operationId: name,
    summary: route.summary,
    security: [{ accessToken: [] }],
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    ...keyed,
    response: { 200: Success(route.answer), ...response, '4xx': Failure, '5xx': Failure },
  };
}

/** The app of an unsafe call's path; every unsafe route of the contract belongs to one. */
function appOf(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'appId' in params) return String(params.appId);
  throw new Error('an unsafe route of the contract has no app in its path');
}

/**
 * Adds every route of the contract, derived from its table: path, checks, authentication, envelope, entity tag, and for unsafe
 * calls the one answer of their idempotency key.
 */
export function addContractRoutes(
  server: FastifyInstance,
  handlers: Handlers,
  { authenticate, answerOnce }: { readonly authenticate: Authenticate; readonly answerOnce: AnswerOnce },
): void {
  for (const [name, route] of Object.entries<Route>(routes)) {
    // The loop knows one common type for all; `Handlers` has held each handler to its own route.
    const handle = handlers[name as RouteName] as unknown as (call: Call<Route>) => Promise<Reply<Route>>;
    server.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      schema: schemaOf(name, route),
      onRequest: async (request) => {
        const caller = await authenticate(request.headers.authorization);
        checkScope(caller, route);
        callers.set(request, caller);
      },
      handler: async (request, reply) => {
        const caller = callerOf(request);
        checkApp(caller, request.params);
        const { params, query, body } = request as unknown as Pick<Call<Route>, 'params' | 'query' | 'body'>;
        const idempotencyKey = route.method === 'GET' ? null : idempotencyKeyOf(request.headers['idempotency-key']);
        const userAgent = request.headers['user-agent'] ?? '';
        const act = () => handle({ params, query, body, caller, userAgent, idempotencyKey });
        const { data, nextCursor } = await (idempotencyKey === null || route.answersSecret
          ? act()
          : answerOnce({ appId: appOf(params), key: idempotencyKey, asked: [name, params, body] }, act));
        if (route.method === 'GET') {
          const tag = entityTagOf([data, nextCursor]);
          reply.header('etag', tag).header('cache-control', 'private, no-cache');
          if (matchesEntityTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
        }
        const meta = { requestId: request.id, apiVersion, ...(nextCursor === undefined ? {} : { nextCursor }) };
        return { data, meta };
      },
    });
  }
}
