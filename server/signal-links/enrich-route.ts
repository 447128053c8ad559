import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { Failure, SignalLinkSlug } from '#lib/appsprint/contract';
import { considerClicks } from '../attribution/index.ts';
import type { Clock } from '../clock.ts';
import { storableJson, type Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';

/** A thousand times what the longest honest one needs is still small. */
const bodyLimit = 16_384;
/** The page sends its details at once; an hour leaves room for a phone that lost its network, in milliseconds. */
const acceptedFor = 3_600_000;

const text = z.string().check(z.maxLength(256));
const pixels = z.number().check(z.minimum(1), z.maximum(100_000));

/** What a browser tells after a click; the names are those of the SDKs' install. Other fields are left out. */
export const EnrichmentBody = z.object({
  clickId: z.uuid(),
  userAgent: z.optional(z.string().check(z.maxLength(1_024))),
  screenWidth: z.optional(pixels),
  screenHeight: z.optional(pixels),
  screenScale: z.optional(z.number().check(z.minimum(0.1), z.maximum(20))),
  hardwareConcurrency: z.optional(z.int().check(z.minimum(1), z.maximum(1_024))),
  maxTouchPoints: z.optional(z.int().check(z.minimum(0), z.maximum(256))),
  preferredLanguages: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(16))),
  timezone: z.optional(text),
  timezoneOffsetMinutes: z.optional(z.int().check(z.minimum(-1_080), z.maximum(1_080))),
  gpuVendor: z.optional(text),
  gpuRenderer: z.optional(text),
  colorScheme: z.optional(z.enum(['light', 'dark'])),
  connectionType: z.optional(z.string().check(z.maxLength(32))),
});

async function clickOf(database: Kysely<Tables>, slug: string, clickId: string) {
  return database
    .selectFrom('click')
    .innerJoin('signal_link', 'signal_link.app_id', 'click.app_id')
    .select(['click.app_id as appId', 'click_id as clickId', 'clicked_at as clickedAt', 'ip', 'visit'])
    .where('signal_link.slug', '=', slug)
    .where('click_id', '=', clickId)
    .where('click.slug', '=', slug)
    .executeTakeFirst();
}

/** Keeps what a browser told of a click, once. @throws Problem when there is no such click, or it has been told of before */
export async function enrichClick(
  database: Kysely<Tables>,
  slug: string,
  { clickId, ...details }: z.infer<typeof EnrichmentBody>,
  at: Date,
): Promise<void> {
  const click = await clickOf(database, slug, clickId);
  if (click === undefined) {
    throw new Problem(404, 'click_not_found', 'This Signal link has no such click. Visit the link again.');
  }
  if (at.getTime() - click.clickedAt.getTime() > acceptedFor) {
    throw new Problem(410, 'click_too_old', 'The click is too old for its details. Visit the link again.');
  }
  const stored = await database
    .insertInto('click_enrichment')
    .values({ app_id: click.appId, click_id: clickId, received_at: at, details: storableJson(details) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (stored.numInsertedOrUpdatedRows === 0n) {
    throw new Problem(409, 'click_enriched', 'The details of this click are known already. Nothing needs to be done.');
  }
  const visit = click.visit as { ttclid?: string };
  await considerClicks(database, [{ ...click, ttclid: visit.ttclid ?? null }], at);
}

/** Adds `POST /l/{slug}/enrich`: a browser's details of its click, believed for nothing but comparing them with installs. */
export function addEnrichRoute(plain: FastifyInstance, database: Kysely<Tables>, clock: Clock): void {
  plain.withTypeProvider<ZodTypeProvider>().post(
    '/l/:slug/enrich',
    {
      bodyLimit,
      schema: {
        summary: 'Details of the browser that clicked, from the forwarding page',
        params: z.object({ slug: z.string() }),
        body: EnrichmentBody,
        response: { 204: z.null(), '4xx': Failure, '5xx': Failure },
      },
    },
    async (request, reply) => {
      // What is no slug is no link's, and may be text that a database refuses.
      const slug = SignalLinkSlug.safeParse(request.params.slug.toLowerCase());
      await enrichClick(database, slug.success ? slug.data : '', request.body, clock.now());
      return reply.code(204).send(null);
    },
  );
}
