import type { FastifyInstance } from 'fastify';

/** Extensions call with a bearer token; no web page may, and cookies are never used. */
const extensionOrigin = /^(?:chrome|moz)-extension:\/\/[\w-]+$/;

/**
 * Lets browser extensions call, and nobody else's pages. A plug-in for this exists, but none that answers Chrome's question
 * about private networks, which a server on a person's own machine needs.
 */
export function allowExtensions(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined) return;
    reply.header('vary', 'Origin');
    if (!extensionOrigin.test(origin)) return;
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', 'ETag, Retry-After, X-Request-Id');
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return;
    reply.header('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    reply.header('access-control-allow-headers', 'Authorization, Content-Type, Idempotency-Key, If-None-Match');
    reply.header('access-control-max-age', '600');
    if (request.headers['access-control-request-private-network'] === 'true') {
      reply.header('access-control-allow-private-network', 'true');
    }
    return reply.code(204).send();
  });
}
