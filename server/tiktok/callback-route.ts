import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { htmlPage, Problem, type ReportFailure } from '../http/index.ts';
import type { Connection } from './connection.ts';
import { asProblem } from './failures.ts';

export const callbackPath = '/v1/oauth/tiktok/callback';

/** TikTok sends the same value as `auth_code` and `code`; neither when the person said no. */
const CallbackQuery = z.object({ state: z.string(), auth_code: z.optional(z.string()), code: z.optional(z.string()) });

/** Adds the page on which TikTok drops a person after they allowed (or refused) the connection. */
export function addCallbackRoute(
  server: FastifyInstance,
  connection: Connection,
  connected: (appId: string) => void,
  report: ReportFailure,
): void {
  async function complete(query: unknown): Promise<string> {
    const sent = CallbackQuery.safeParse(query);
    const authCode = sent.success ? (sent.data.auth_code ?? sent.data.code) : undefined;
    if (!sent.success || authCode === undefined) {
      throw new Problem(
        400,
        'authorization_refused',
        'TikTok sent no permission back. Start the connection again in AppSprint and allow it.',
      );
    }
    return connection.complete(sent.data.state, authCode);
  }

  server.get(
    callbackPath,
    { schema: { summary: 'Where TikTok sends a person back after the connection' } },
    async (request, reply) => {
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer');
      try {
        connected(await complete(request.query));
        return htmlPage('Connected', 'TikTok Ads is connected. You can close this tab.');
      } catch (error) {
        const problem = asProblem(error);
        if (problem instanceof Problem)
          return reply.code(problem.status).send(htmlPage('Not connected', problem.message));
        report('TikTok callback', error);
        return reply
          .code(500)
          .send(htmlPage('Not connected', 'Something went wrong in AppSprint. Start the connection again.'));
      }
    },
  );
}
