import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { type Random, seededRandom } from '../random.ts';
import { headerText, tokenIsWrong } from './access.ts';
import { code, Refusal } from './answer.ts';

const Rate = z._default(z.number().check(z.gte(0), z.lte(1)), 0);

/** What goes wrong from now on; a part that is left out goes right. Rates are shares of the calls, from 0 to 1. */
const Faults = z.object({
  /** The same seed lets the same calls fail. */
  seed: z._default(z.int(), 1),
  /** Only calls whose path under `/open_api/v1.3` begins so. */
  path: z._default(z.string(), '/'),
  rates: z._default(
    z.object({
      /** System error 50000; nothing is done. */
      error: Rate,
      /** A proxy's HTML page under HTTP 502; nothing is done. */
      page: Rate,
      /** Over a limit, 40100; nothing is done. */
      throttle: Rate,
      /** The call is done and the connection is cut before the answer. */
      lostReply: Rate,
      /** The call is done after `slowMilliseconds`. */
      slowReply: Rate,
    }),
    { error: 0, page: 0, throttle: 0, lostReply: 0, slowReply: 0 },
  ),
  slowMilliseconds: z._default(z.int().check(z.gte(0), z.lte(600_000)), 1_000),
  /** More calls in one second are answered 40100; null: no limit. */
  callsPerSecond: z._default(z.nullable(z.int().check(z.gte(1))), null),
  /** Tokens that somebody has revoked. */
  revokedTokens: z._default(z.array(z.string()), []),
  /** Every call is refused with this code, such as 40001 (no permission) or 40300 (the advertiser is gone). */
  refusal: z._default(z.nullable(z.object({ code: z.int(), message: z.string() })), null),
  /** Numbers of scopes that the person does not grant. */
  withheldScopes: z._default(z.array(z.int()), []),
  /** Campaigns, ad groups and ads that were deleted. */
  deletedIds: z._default(z.array(z.string()), []),
});
type Faults = z.output<typeof Faults>;

/** The three spans TikTok limits calls by are public; the wording here is ours. */
const tooMany = () => new Refusal(code.throttled, 'Too many requests. The limit of requests per second is reached.');
const badGateway = '<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>';

/** What can go wrong between a caller and TikTok, as it was last set. */
export interface FaultControl {
  /** @throws ZodError when the settings are none */
  set(settings: unknown): Faults;
  withheldScopes(): readonly number[];
  deletedIds(): ReadonlySet<string>;
  /** Lets the faults act on every route of `api`, whose paths begin with `prefix`. */
  actOn(api: FastifyInstance, prefix: string): void;
}

/** No faults until some are set. `clock` gives milliseconds. */
export function createFaultControl(clock: () => number): FaultControl {
  let faults = Faults.parse({});
  let random: Random = seededRandom(faults.seed);
  let second = 0;
  let callsInSecond = 0;
  const losesReply = new WeakSet<FastifyRequest>();

  /** Every call draws the same number of chances, so that one kind of fault does not move the others. */
  function draw() {
    const hits = Object.entries(faults.rates).map(([kind, rate]) => [kind, random.between(1, 10_000) <= rate * 10_000]);
    return Object.fromEntries(hits) as Record<keyof Faults['rates'], boolean>;
  }

  function countCall(): void {
    const now = Math.floor(clock() / 1_000);
    callsInSecond = now === second ? callsInSecond + 1 : 1;
    second = now;
    if (faults.callsPerSecond !== null && callsInSecond > faults.callsPerSecond) throw tooMany();
  }

  return {
    set(settings) {
      faults = Faults.parse(settings);
      random = seededRandom(faults.seed);
      callsInSecond = 0;
      return faults;
    },
    withheldScopes: () => faults.withheldScopes,
    deletedIds: () => new Set(faults.deletedIds),
    actOn(api, prefix) {
      api.addHook('preHandler', async (request, reply) => {
        if (!request.url.slice(prefix.length).startsWith(faults.path)) return;
        const hit = draw();
        if (hit.page) return reply.code(502).type('text/html').send(badGateway);
        countCall();
        if (hit.throttle) throw tooMany();
        if (faults.revokedTokens.includes(headerText(request.headers['access-token']) ?? '')) throw tokenIsWrong();
        if (faults.refusal !== null) throw new Refusal(faults.refusal.code, faults.refusal.message);
        if (hit.error) throw new Refusal(code.systemError, 'System error, please retry later.');
        if (hit.slowReply) await pause(faults.slowMilliseconds);
        if (hit.lostReply) losesReply.add(request);
      });
      api.addHook('onSend', async (request, _reply, payload) => {
        if (losesReply.has(request)) request.raw.socket.destroy();
        return payload;
      });
    },
  };
}

/** `POST /sandbox/faults` sets the faults; `{}` takes them all away. TikTok has nothing of the kind. */
export function registerFaultControl(server: FastifyInstance, control: FaultControl): void {
  server.post('/sandbox/faults', async (request, reply) => {
    try {
      return control.set(request.body ?? {});
    } catch (error) {
      if (error instanceof z.core.$ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
      throw error;
    }
  });
}
