import type { FastifyInstance } from 'fastify';
import type { TikTokWorld, WorldPixel } from '../world.ts';
import { headerText, requireHeader, tokenIsWrong } from './access.ts';
import { code, Refusal } from './answer.ts';
import type { ReceivedEvent } from './event-ledger.ts';
import { readParameters } from './parameters.ts';
import { TrackBody } from './tracked-event.ts';

/** `/event/track/`, the Events API 2.0 for web events. `record` is called once for each event of an accepted call. */
export function registerEventTrack(
  server: FastifyInstance,
  world: TikTokWorld,
  record: (event: ReceivedEvent) => void,
  clock: () => number,
): void {
  const pixels = world.advertisers.flatMap((advertiser) => advertiser.pixels);

  server.post('/event/track/', (request) => {
    const owner = ownerOf(pixels, requireHeader(headerText(request.headers['access-token'])));
    const body = readParameters(TrackBody, request.body);
    if (body.event_source_id !== owner.code) {
      throw new Refusal(
        code.noPermission,
        `No permission to operate pixel code: ${body.event_source_id}. You must be an admin or operator of this advertiser account.`,
      );
    }
    const receivedAt = clock();
    for (const event of body.data) {
      record({ receivedAt, pixelCode: owner.code, testEventCode: body.test_event_code ?? null, event });
    }
    return {};
  });
}

/**
 * The pixel that the events token was made for. An OAuth token is refused like an unknown one, which is ours: the
 * two credentials are separate, and taking the wrong one would hide that a caller mixed them up.
 */
function ownerOf(pixels: readonly WorldPixel[], token: string): WorldPixel {
  const owner = pixels.find(({ eventsToken }) => eventsToken === token);
  if (owner === undefined) throw tokenIsWrong();
  return owner;
}
