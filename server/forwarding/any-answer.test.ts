import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openForwardingStage } from './testing.ts';

const now = '2026-11-10T12:00:00Z';
const pixel = { code: 'CVN3L2RC77U4R0NE7AJG', eventsToken: 'e1'.repeat(20) };
const patience = { timeout: 20_000, interval: 10 };

type Reply = (response: ServerResponse) => void;

function json(body: unknown, status = 200): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** A TikTok that answers as it is told; every event of a call that it was told to accept is noted. */
async function startTikTok() {
  const state = {
    reply: json({ code: 0, message: 'OK', data: {} }),
    accepts: true,
    calls: 0,
    accepted: new Set<string>(),
  };
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += String(part);
    });
    request.on('end', () => {
      state.calls += 1;
      const { data } = JSON.parse(text) as { data: { event_id: string }[] };
      if (state.accepts) for (const { event_id } of data) state.accepted.add(event_id);
      state.reply(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { state, url: `http://127.0.0.1:${port}` };
}

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('\0'), fc.constant('x'.repeat(50_000)));
const envelope = fc.record(
  {
    code: fc.oneof(
      fc.constantFrom(
        20001,
        40000,
        40001,
        40002,
        40100,
        40105,
        50000,
        51305,
        60001,
        0.5,
        -0.1,
        '0',
        null,
        true,
        [0],
        1e308,
      ),
      fc.maxSafeInteger().filter((code) => code !== 0),
      fc.anything().filter((code) => code !== 0),
    ),
    message: fc.oneof(text, fc.anything()),
    request_id: fc.oneof(text, fc.anything()),
    data: fc.anything(),
  },
  { requiredKeys: [] },
);
/** Everything but an acceptance: JSON of any shape, no JSON, other statuses, half an answer, a cut connection. */
const notAccepted: fc.Arbitrary<Reply> = fc.oneof(
  fc
    .tuple(envelope, fc.constantFrom(200, 200, 200, 201, 400, 404, 429, 500, 502))
    .map(([body, status]) => json(body, status)),
  fc
    .tuple(
      fc.oneof(text, fc.json(), fc.constantFrom('', 'null', '[]', '0', '{"code":', '{"code":00}', '<html>')),
      fc.constantFrom(200, 502),
    )
    .map(([body, status]) => json(body, status)),
  fc.constantFrom(301, 404, 500, 502, 503).map((status) => json({ code: 0, message: 'OK', data: {} }, status)),
  fc.constant<Reply>((response) => response.destroy()),
  fc.constant<Reply>((response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"code":0,');
    response.destroy();
  }),
);

function isAcceptance(reply: Reply): boolean {
  let accepted = false;
  const response = {
    writeHead: (status: number) => {
      accepted = status === 200;
    },
    write: () => undefined,
    destroy: () => {
      accepted = false;
    },
    end: (body: string) => {
      try {
        accepted &&= (JSON.parse(body) as { code?: unknown } | null)?.code === 0;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        accepted = false;
      }
    },
  };
  reply(response as unknown as ServerResponse);
  return accepted;
}

test('whatever TikTok answers, nothing is marked sent that it did not accept, no row is lost and the worker lives on', async () => {
  const tiktok = await startTikTok();
  const stage = await openForwardingStage(tiktok.url, now);
  await stage.savePixel(pixel);
  let number = 0;
  const isClaimed = async () => {
    const claimed = stage.api.database.selectFrom('outbox').select('event_id').where('claim', 'is not', null);
    return (await claimed.execute()).length > 0;
  };
  // Retries and resting pixels wait for the story's clock. Claims end by it too, so that it stands still while there are any.
  const passHalfAnHour = () => {
    stage.clock.moveTo(new Date(stage.clock.now().getTime() + 30 * 60_000).toISOString());
  };
  await fc.assert(
    fc.asyncProperty(
      notAccepted.filter((reply) => !isAcceptance(reply)),
      async (reply) => {
        Object.assign(tiktok.state, { reply, accepts: false });
        const before = tiktok.state.calls;
        number += 1;
        await stage
          .events(`phone-${number}`, [{ eventId: `event-${number}`, eventType: 'purchase' }])
          .catch(async () => {
            await stage.install(`phone-${number}`);
            await stage.events(`phone-${number}`, [{ eventId: `event-${number}`, eventType: 'purchase' }]);
          });
        const settled = async () => {
          if (await isClaimed()) return false;
          if (tiktok.state.calls > before) return true;
          passHalfAnHour();
          return false;
        };
        await expect.poll(settled, patience).toBe(true);
        const rows = await stage.api.database
          .selectFrom('outbox')
          .select(['event_id', 'state', 'reason'])
          .where('event_id', '=', `event-${number}`)
          .execute();
        expect(rows).toHaveLength(1);
        expect(['due', 'dead']).toContain(rows[0]?.state);
        if (rows[0]?.state === 'dead') expect(rows[0].reason).toBe('refused');
      },
    ),
    { numRuns: 60 },
  );
  Object.assign(tiktok.state, { reply: json({ code: 0, message: 'OK', data: {} }), accepts: true });
  const { token, appId } = stage.app;
  await vi.waitFor(async () => {
    // Of those that are in doubt for more than 47 hours of the story by now, only somebody who insists sends them again.
    const replayed = await stage.api.call(token, 'POST', `/v1/apps/${appId}/events/replay`, { inDoubt: 'send-again' });
    expect(replayed.status).toBe(200);
    if (!(await isClaimed())) passHalfAnHour();
    const rest = await stage.api.database.selectFrom('outbox').select('state').where('state', '<>', 'sent').execute();
    expect(rest).toEqual([]);
  }, patience);
  const sent = await stage.api.database.selectFrom('outbox').select('event_id').execute();
  expect(new Set(sent.map(({ event_id }) => event_id))).toEqual(tiktok.state.accepted);
  expect(stage.api.failures).toEqual([]);
}, 120_000);
