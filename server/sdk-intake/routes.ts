import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { SdkFailure, sdkRoutes } from '#lib/appsprint/contract';
import { appOfApiKey } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import { storableText, type Tables } from '../database/index.ts';
import { peerAddress } from '../http/index.ts';
import { attributionParametersOf, sdkAttributionOf } from './attribution-answer.ts';
import { storeBatch } from './event-batch.ts';
import { echoOf, sdkIdOf } from './identity.ts';
import { registerInstall } from './install.ts';

const longestUserAgent = 1_024;

/** What the server itself saw of a call. */
function seenOf(request: FastifyRequest) {
  const userAgent = storableText(request.headers['user-agent'] ?? '').slice(0, longestUserAgent);
  return { ip: peerAddress(request.ip), userAgent };
}

/** Adds the routes that the SDKs call; they answer in the SDK's own shape. */
export function addSdkRoutes(plain: FastifyInstance, database: Kysely<Tables>, clock: Clock): void {
  const server = plain.withTypeProvider<ZodTypeProvider>();
  const appIds = new WeakMap<FastifyRequest, string>();
  const failures = { '4xx': SdkFailure, '5xx': SdkFailure };

  async function authenticate(request: FastifyRequest): Promise<void> {
    const key = request.headers['x-api-key'];
    appIds.set(request, await appOfApiKey(database, typeof key === 'string' ? key : undefined));
  }
  function appOf(request: FastifyRequest): string {
    const appId = appIds.get(request);
    if (appId === undefined) throw new Error('an SDK route ran without authentication');
    return appId;
  }

  const { install, eventBatch } = sdkRoutes;
  server.route({
    method: install.method,
    url: install.path,
    schema: {
      summary: install.summary,
      security: [{ apiKey: [] }],
      body: install.body,
      response: { 200: install.answer, ...failures },
    },
    onRequest: authenticate,
    handler: async (request) => {
      const { body } = request;
      const stored = await registerInstall(database, {
        appId: appOf(request),
        sdkId: storableText(sdkIdOf(body)),
        body,
        ...seenOf(request),
        receivedAt: clock.now(),
      });
      return {
        ...echoOf(body),
        installId: stored.install_id,
        attribution: sdkAttributionOf(stored),
        attributionParams: attributionParametersOf(stored),
      };
    },
  });
  server.route({
    method: eventBatch.method,
    url: eventBatch.path,
    schema: {
      summary: eventBatch.summary,
      security: [{ apiKey: [] }],
      body: eventBatch.body,
      response: { 200: eventBatch.answer, ...failures },
    },
    onRequest: authenticate,
    handler: async (request) =>
      storeBatch(database, {
        appId: appOf(request),
        events: request.body.events,
        ...seenOf(request),
        receivedAt: clock.now(),
      }),
  });
}
