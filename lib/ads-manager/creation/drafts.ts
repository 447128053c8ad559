import * as z from 'zod/mini';
import { type AdvertiserId, PixelId } from '#lib/appsprint/contract';
import type { PageCall } from '#lib/page-replies';
import type { DraftAnchors } from './anchors.ts';
import type { CampaignFlow, CreationStep, FieldName, FieldValues, UrlParameter } from './view.ts';

/** A pixel of the account, as the page's own list of them says. */
export interface AccountPixel {
  readonly number: string;
  readonly id: PixelId;
  readonly name: string;
}

/** What the page's own saves of the draft say, as far as their fields are understood. */
export interface SavedDraft {
  readonly values: { readonly [Name in FieldName]?: FieldValues[Name] };
  readonly flow: CampaignFlow | null;
  /** Null until the page has asked for them. */
  readonly pixels: readonly AccountPixel[] | null;
  /** Whether the newest save names other placements than TikTok alone, in numbers that are not understood. */
  readonly hasOtherPlacements: boolean;
}

/** How deep a field may stand in a request: how TikTok nests its drafts is not known. */
const deepest = 4;
const Scalar = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const Parameters = z.array(z.object({ field: z.string(), value: z.string() }));

/** Reads the newest save of each step and the newest list of pixels of the account. */
export function readDraft(
  calls: readonly PageCall[],
  advertiserId: AdvertiserId | null,
  anchors: DraftAnchors,
): SavedDraft {
  const newest = (kind: keyof DraftAnchors['paths']) =>
    calls.find(
      ({ path, advertiser, state }) =>
        advertiser === advertiserId && state !== 'failed' && anchors.paths[kind].some((piece) => path.includes(piece)),
    );
  const { fields, codes } = anchors;
  const request = (step: CreationStep) => newest(step)?.request;
  const text = (step: CreationStep, names: readonly string[]) => parsedOrNull(Scalar, fieldOf(request(step), names));
  const pixels = pixelsOf(newest('pixels')?.reply, anchors);

  const objective = text('campaign', fields.objective);
  const pixelNumber = text('adgroup', fields.pixel);
  const pixel = pixels?.find(({ number }) => number === pixelNumber)?.id;
  const places = parsedOrNull(z.array(Scalar), fieldOf(request('adgroup'), fields.placements));
  const isTikTokOnly = places?.length === 1 && places.every((code) => codes.tiktokPlacements.includes(code));
  const websiteUrl = text('ad', fields.websiteUrl);
  const pairs = parsedOrNull(Parameters, fieldOf(request('ad'), fields.urlParameters));
  const universalType = text('campaign', fields.universalType);
  return {
    values: {
      ...(objective !== null && codes.salesObjectives.includes(objective) ? { objective: 'sales' } : {}),
      ...(pixel === undefined ? {} : { pixel }),
      ...(isTikTokOnly ? { placement: { mode: 'selected', placements: ['tiktok'] } } : {}),
      ...(websiteUrl === null || websiteUrl === '' ? {} : { 'website-url': websiteUrl }),
      ...(pairs === null ? {} : { 'url-parameters': parametersOf(pairs) }),
    },
    flow: flowOf(universalType, codes),
    pixels,
    hasOtherPlacements: places !== null && !isTikTokOnly,
  };
}

function parametersOf(pairs: readonly UrlParameter[]): FieldValues['url-parameters'] {
  return pairs.length === 0 ? { state: 'none' } : { state: 'added', pairs };
}

function flowOf(universalType: string | null, codes: DraftAnchors['codes']): CampaignFlow | null {
  if (universalType === null) return null;
  if (codes.smartPlus.includes(universalType)) return 'smart-plus';
  return codes.manual.includes(universalType) ? 'manual' : null;
}

function pixelsOf(reply: unknown, { pixelFields }: DraftAnchors): readonly AccountPixel[] | null {
  if (reply === undefined || reply === null) return null;
  return objectsIn(reply, deepest).flatMap((row) => {
    const number = parsedOrNull(Scalar, fieldOf(row, pixelFields.number, 0));
    const id = parsedOrNull(PixelId, fieldOf(row, pixelFields.code, 0));
    const name = parsedOrNull(z.string(), fieldOf(row, pixelFields.name, 0));
    return number === null || id === null || name === null ? [] : [{ number, id, name }];
  });
}

/** The first field of one of these names, from the outside in. */
function fieldOf(value: unknown, names: readonly string[], depth = deepest): unknown {
  for (const object of objectsIn(value, depth)) {
    const name = names.find((wanted) => Object.hasOwn(object, wanted));
    if (name !== undefined) return object[name];
  }
  return undefined;
}

function objectsIn(value: unknown, depth: number): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>];
  return depth === 0 ? own : [...own, ...Object.values(value).flatMap((inner) => objectsIn(inner, depth - 1))];
}

function parsedOrNull<T>(schema: z.ZodMiniType<T>, value: unknown): T | null {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? parsed.data : null;
}
