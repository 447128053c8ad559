import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Access } from './access.ts';
import { Id, jsonText, readParameters } from './parameters.ts';
import { posixTimeZone } from './time-zone.ts';

const InfoQuery = z.object({
  advertiser_ids: jsonText(z.array(Id).check(z.minLength(1, 'empty'), z.maxLength(100, 'must have 100 ids or fewer'))),
});

/** `/advertiser/info/`. Fields of which a world knows nothing (balance, licence, contacts) are left out. */
export function registerAdvertisers(server: FastifyInstance, access: Access): void {
  server.get('/advertiser/info/', (request) => {
    const { advertiser_ids } = readParameters(InfoQuery, request.query);
    const list = advertiser_ids.map((id) => {
      const { name, currency, timeZone } = access.advertiser(id);
      return {
        advertiser_id: id,
        name,
        currency,
        timezone: posixTimeZone(timeZone),
        display_timezone: timeZone,
        status: 'STATUS_ENABLE',
        role: 'ROLE_ADVERTISER',
      };
    });
    return { list };
  });
}
