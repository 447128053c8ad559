import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { WorldAdvertiser } from '../world.ts';
import type { Access } from './access.ts';
import { Id, onePage, paging, readParameters } from './parameters.ts';

const PixelQuery = z.object({
  advertiser_id: Id,
  pixel_id: z.optional(Id),
  code: z.optional(z.string()),
  name: z.optional(z.string()),
  ...paging(20),
});

/** `/pixel/list/`: at most 20 a page, and the rows stand in `pixels`, not in `list` (tiktok-business-api-sdk, yml_files). */
export function registerPixels(server: FastifyInstance, access: Access): void {
  server.get('/pixel/list/', (request) => {
    const query = readParameters(PixelQuery, request.query);
    const advertiser = access.advertiser(query.advertiser_id);
    const wanted = advertiser.pixels.filter(
      (pixel) =>
        (query.pixel_id === undefined || pixel.number === query.pixel_id) &&
        (query.code === undefined || pixel.code === query.code) &&
        (query.name === undefined || pixel.name === query.name),
    );
    const { rows, page_info } = onePage(wanted, query);
    const pixels = rows.map(({ number, code, name }) => ({
      pixel_id: number,
      pixel_code: code,
      pixel_name: name,
      events: eventsOf(advertiser, number).map((optimization_event) => ({ optimization_event })),
    }));
    return { page_info, pixels };
  });
}

function eventsOf(advertiser: WorldAdvertiser, pixelNumber: string): string[] {
  const adGroups = advertiser.campaigns.flatMap((campaign) => campaign.adGroups);
  return [
    ...new Set(adGroups.filter((group) => group.pixelNumber === pixelNumber).map((group) => group.optimizationEvent)),
  ];
}
