import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SdkFailure, sdkRoutes } from '#lib/appsprint/contract';
import type { CallLimits } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import { storableText } from '../database/index.ts';
import { peerAddress } from '../http/index.ts';
import {
  notesAdServicesToken,
  notesCustomerUserId,
  notesIdfa,
  registers,
  type SdkHandler,
  storesBatch,
  storesEvent,
  tellsAttribution,
} from './answers.ts';
import { readBodiesLeniently } from './body.ts';
import type { Intake } from './intake.ts';

/** What the SDKs' routes work with. */
export interface SdkEdges {
  readonly intake: Intake;
  readonly clock: Clock;
  readonly limits: CallLimits;
  /** The app of an API key. @throws Problem 401 */
  appOfKey(apiKey: string | undefined): Promise<string>;
}

const longestUserAgent = 1_024;

const handlers: Readonly<Record<keyof typeof sdkRoutes, SdkHandler>> = {
  install: registers,
  eventBatch: storesBatch,
  event: storesEvent,
  attribution: tellsAttribution,
  customerUserId: notesCustomerUserId,
  adServicesToken: notesAdServicesToken,
  idfa: notesIdfa,
  legacyInstall: registers,
  legacyEvent: storesEvent,
  legacyCustomerUserId: notesCustomerUserId,
};

/** What the server itself saw of a call. */
function seenOf(request: FastifyRequest) {
  const userAgent = storableText(request.headers['user-agent'] ?? '').slice(0, longestUserAgent);
  return { ip: peerAddress(request.ip), userAgent };
}

/**
 * Adds the routes that the SDKs call; they answer in the SDK's own shape. Bodies are read by the handlers and not by the
 * route's schema, which is there for the OpenAPI document: a wrong type refuses nothing here.
 */
export function addSdkRoutes(server: FastifyInstance, { intake, clock, limits, appOfKey }: SdkEdges): void {
  server.register((scope, _options, done) => {
    readBodiesLeniently(scope);
    const appIds = new WeakMap<FastifyRequest, string>();

    async function authenticate(request: FastifyRequest): Promise<void> {
      await limits.countAddress(peerAddress(request.ip));
      const key = request.headers['x-api-key'];
      const appId = await appOfKey(typeof key === 'string' ? key.trim() : undefined);
      await limits.countApp(appId);
      appIds.set(request, appId);
    }

    for (const [name, route] of Object.entries(sdkRoutes)) {
      const handle = handlers[name as keyof typeof sdkRoutes];
      scope.route<{ Params: { id?: string } }>({
        method: route.method,
        url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
        schema: {
          summary: route.summary,
          security: [{ apiKey: [] }],
          ...('body' in route ? { body: route.body } : {}),
          response: { 200: route.answer, '4xx': SdkFailure, '5xx': SdkFailure },
        },
        validatorCompiler: () => (value) => ({ value }),
        onRequest: authenticate,
        handler: async (request) => {
          const appId = appIds.get(request);
          if (appId === undefined) throw new Error('an SDK route ran without authentication');
          const { body, params } = request;
          return handle(intake, { appId, body, pathId: params.id ?? '', ...seenOf(request), receivedAt: clock.now() });
        },
      });
    }
    done();
  });
}
