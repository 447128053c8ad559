import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import { type FastifyInstance, fastify } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { apiVersion } from '#lib/appsprint/contract';
import { allowExtensions } from './cross-origin.ts';
import { answerFailures, type ReportFailure } from './failures.ts';

/** zod/mini brings no messages of its own; a refusal has to say what was wrong. */
z.config(z.locales.en());

/** Twenty times the largest batch an SDK sends (its cap is near 95,000 bytes). */
const bodyLimit = 1 << 20;

const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'AppSprint API',
    version: apiVersion,
    description: 'SDK intake, Signal links, the TikTok Ads integration and its metrics.',
  },
  components: {
    securitySchemes: {
      accessToken: { type: 'http', scheme: 'bearer' },
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    },
  },
} as const;

/**
 * An HTTP server with everything that holds for all routes: checks by zod, the contract's failures, request ids, access from
 * extensions and the OpenAPI document. It logs nothing, because requests carry tokens and personal data.
 */
export async function createHttpServer(trustProxy: readonly string[], report: ReportFailure): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    genReqId: () => randomUUID(),
    // Field names that could poison a prototype are dropped; the rest of an SDK's body is kept.
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    forceCloseConnections: 'idle',
    // A client drops for good what a wrong path loses: a second slash, or an id as long as the contract allows, is no other route.
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 512 },
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  allowExtensions(server);
  answerFailures(server, report);
  await server.register(swagger, { openapi, transform: jsonSchemaTransform });
  server.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  return server;
}
