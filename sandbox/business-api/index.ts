import type { FastifyInstance } from 'fastify';
import type { TikTokWorld } from '../world.ts';
import { createAccess, headerText } from './access.ts';
import { registerAdvertisers } from './advertisers.ts';
import { answer, code, Refusal } from './answer.ts';
import { registerEntities } from './entities.ts';
import type { EventLedger } from './event-ledger.ts';
import { registerEventTrack } from './event-track.ts';
import { createFaultControl, registerFaultControl } from './faults.ts';
import { consentPage, registerOAuth } from './oauth.ts';
import { registerPixels } from './pixels.ts';
import { registerReport } from './report.ts';

export { createEventLedger, type ReceivedEvent } from './event-ledger.ts';

/** 1,000 events of a few kilobytes each. */
const bodyLimit = 16 * 1024 * 1024;

const prefix = '/open_api/v1.3';

interface BusinessApiOptions {
  readonly world: TikTokWorld;
  /** Takes every event of an accepted call. */
  readonly ledger: EventLedger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Adds the consent page and the Business API v1.3 to `server`. */
export function registerBusinessApi(server: FastifyInstance, { world, ledger, clock }: BusinessApiOptions): void {
  const access = createAccess(world, clock);
  const faults = createFaultControl(clock);
  registerFaultControl(server, faults);
  server.get('/sandbox/events', async () => ({ received: ledger.received(), counted: ledger.counted() }));

  server.get('/portal/auth', async (request, reply) => {
    const { status, html } = consentPage(world, access, request.query);
    return reply.code(status).type('text/html; charset=utf-8').send(html);
  });

  server.register(
    (api, _options, done) => {
      // HTTP is 200 for refusals too; only an unknown path, such as one without its last slash, is a 404 in plain text.
      api.setNotFoundHandler((_, reply) => reply.code(404).type('text/plain').send('404 page not found'));
      api.setErrorHandler((error, _, reply) =>
        reply
          .code(200)
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(refusalAnswer(error))),
      );
      api.addHook('preSerialization', async (_, __, payload) => answer(code.ok, 'OK', payload));
      faults.actOn(api, prefix);
      registerEventTrack(api, world, ledger.record, clock);
      registerOAuth(api, world, access, faults.withheldScopes);
      api.register((reads, _none, ready) => {
        reads.addHook('preHandler', async (request) => access.checkToken(headerText(request.headers['access-token'])));
        registerAdvertisers(reads, access);
        registerEntities(reads, access, faults.deletedIds);
        registerPixels(reads, access);
        registerReport(reads, access, faults.deletedIds);
        ready();
      });
      done();
    },
    { prefix, bodyLimit },
  );
}

function refusalAnswer(error: unknown) {
  if (error instanceof Refusal) return answer(error.code, error.message, {});
  const message = error instanceof Error ? error.message : String(error);
  const isCallersFault = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
  // Fastify's own: a body that is no JSON, too large or of another type. That TikTok answers 40002 to it is ours.
  return isCallersFault
    ? answer(code.invalidParameter, `Invalid value for request: ${message}.`, {})
    : answer(code.systemError, message, {});
}
