import { describe, expect, test } from 'vitest';
import type { AdvertiserId, PixelId } from '#lib/appsprint/contract';
import type { PageCall } from '#lib/page-replies';
import { readDraft } from './drafts.ts';
import { drafts } from './index.ts';

const account = '7300000000000000001' as AdvertiserId;

/** Calls as the tap hands them over, the newest first. */
function read(...calls: (Partial<PageCall> & { path: string })[]) {
  const all = calls.map((call, at) => ({
    number: calls.length - at,
    advertiser: account,
    request: null,
    reply: null,
    state: 'answered' as const,
    ...call,
  }));
  return readDraft(all, account, drafts);
}

const save = (step: 'campaign' | 'ad' | 'creative', request: unknown, more: Partial<PageCall> = {}) => ({
  path: `/api/v4/i18n/creation/${step}_snap/save/`,
  request,
  ...more,
});
const pixelList = {
  path: '/api/v2/i18n/pixel/list/',
  reply: {
    data: { list: [{ pixel_id: '7312345678901234567', pixel_code: 'CVN3L2RC77U4R0NE7AJG', pixel_name: 'Web' }] },
  },
};

describe("the page's own saves of a draft", () => {
  test('tell what is known of their fields, however deep these stand', () => {
    const { values, flow } = read(
      save('creative', { creative: { external_url: 'https://x.example/', utms: [{ field: 'a', value: 'b' }] } }),
      save('ad', { ad_ref_pixel_id: '7312345678901234567', inventory_flow: [3000] }),
      save('campaign', { data: { objective_type: 3, universal_type: 1 } }),
      pixelList,
    );
    expect(flow).toBe('smart-plus');
    expect(values).toEqual({
      objective: 'sales',
      pixel: 'CVN3L2RC77U4R0NE7AJG' as PixelId,
      placement: { mode: 'selected', placements: ['tiktok'] },
      'website-url': 'https://x.example/',
      'url-parameters': { state: 'added', pairs: [{ field: 'a', value: 'b' }] },
    });
  });

  test('say nothing through numbers whose meaning is not known', () => {
    const { values, flow, hasOtherPlacements } = read(
      save('ad', { inventory_flow: [3000, 17], ad_ref_pixel_id: '1' }),
      save('campaign', { objective_type: 99, universal_type: 7 }),
    );
    expect({ values, flow, hasOtherPlacements }).toEqual({ values: {}, flow: null, hasOtherPlacements: true });
  });

  test('count by the newest, and not when they failed or were another account’s', () => {
    const { values } = read(
      save('creative', { external_url: 'https://failed.example/' }, { state: 'failed' }),
      save('creative', { external_url: 'https://foreign.example/' }, { advertiser: '7300000000000000002' }),
      save('creative', { external_url: 'https://new.example/' }),
      save('creative', { external_url: 'https://old.example/' }),
    );
    expect(values).toEqual({ 'website-url': 'https://new.example/' });
  });

  test.each([
    ['no object', 'text'],
    ['a list in place of a text', { external_url: ['https://x.example/'] }],
    ['parameters without names', { utms: [{ value: 'b' }] }],
    ['parameters that are no list', { utms: { field: 'a', value: 'b' } }],
    ['something far too deep', { a: { b: { c: { d: { e: { external_url: 'https://x.example/' } } } } } }],
  ])('with %s are not believed', (_, request) => {
    expect(read(save('creative', request)).values).toEqual({});
  });
});
