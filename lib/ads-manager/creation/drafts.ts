import type { AdvertiserId, PixelId } from '#lib/appsprint/contract';
import type { PageCall } from '#lib/page-replies';
import { pixelIdOf } from '../pixel-page/pixel-id.ts';
import type { DraftAnchors } from './anchors.ts';
import { fieldOf, objectsIn, textOrNull, textsOrNull } from './loose-json.ts';
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
  const text = (step: CreationStep, names: readonly string[]) => textOrNull(fieldOf(request(step), names));
  const pixels = pixelsOf(newest('pixels')?.reply, anchors);

  const objective = text('campaign', fields.objective);
  const pixelNumber = text('adgroup', fields.pixel);
  const pixel = pixels?.find(({ number }) => number === pixelNumber)?.id;
  const places = textsOrNull(fieldOf(request('adgroup'), fields.placements));
  const isTikTokOnly = places?.length === 1 && places.every((code) => codes.tiktokPlacements.includes(code));
  const websiteUrl = text('ad', fields.websiteUrl);
  const pairs = pairsOf(fieldOf(request('ad'), fields.urlParameters));
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
  return objectsIn(reply).flatMap((row) => {
    const number = textOrNull(fieldOf(row, pixelFields.number, 0));
    const id = pixelIdOf(textOrNull(fieldOf(row, pixelFields.code, 0)));
    const name = textOrNull(fieldOf(row, pixelFields.name, 0));
    return number === null || id === null || name === null ? [] : [{ number, id, name }];
  });
}

/** Pairs as the page saves them, `{field, value}`; null where anything else is among them. */
function pairsOf(value: unknown): UrlParameter[] | null {
  if (!Array.isArray(value)) return null;
  const pairs = value.flatMap((item: unknown) => {
    const field = textOrNull(fieldOf(item, ['field'], 0));
    const text = textOrNull(fieldOf(item, ['value'], 0));
    return field === null || text === null ? [] : [{ field, value: text }];
  });
  return pairs.length === value.length ? pairs : null;
}
