import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, readingsOfObjects, sentence } from '#lib/setup-checks';
import { adGroupRows, adRows, campaignRows } from '../../sandbox/business-api/entity-rows.ts';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { liveAd, liveAdGroup, liveCampaign } from './live-objects.ts';

const facts = { pixel: null, mapping: null, links: null, valueOptimisation: null };

describe('what TikTok prints', () => {
  test.each([
    [{ objective_type: 'WEB_CONVERSIONS' }, 'sales', 'website'],
    [{ objective_type: 'WEB_CONVERSIONS', sales_destination: 'APP' }, 'sales', 'app'],
    [
      { objective_type: 'PRODUCT_SALES', virtual_objective_type: 'SALES', sales_destination: 'TIKTOK_SHOP' },
      'sales',
      'other',
    ],
    [{ objective_type: 'LEAD_GENERATION' }, 'lead-generation', null],
    [{ objective_type: 'TRAFFIC' }, 'other', null],
    [{ objective_type: 'PRODUCT_SALES' }, null, null],
    [{}, null, null],
  ])('of a campaign, %j, is the objective %s and the destination %s', (details, objective, destination) => {
    const live = liveCampaign(details);
    expect('value' in live.objective ? live.objective.value : null).toBe(objective);
    expect('value' in live.destination ? live.destination.value : null).toBe(destination);
  });

  test.each([
    [{ promotion_type: 'WEBSITE' }, 'website'],
    [{ promotion_type: 'LEAD_GENERATION', promotion_target_type: 'EXTERNAL_WEBSITE' }, 'website'],
    [{ promotion_type: 'LEAD_GENERATION', promotion_target_type: 'INSTANT_PAGE' }, 'other'],
    [{ promotion_type: 'APP_IOS' }, 'app'],
    [{}, null],
  ])('of an ad group, %j, is the optimisation location %s', (details, location) => {
    const { 'optimisation-location': live } = liveAdGroup(details);
    expect('value' in live ? live.value : null).toBe(location);
  });

  test('of placements and systems is TikTok alone and each system, or that it cannot be told', () => {
    const group = (details: object) => liveAdGroup(details as Record<string, unknown>);
    const normal = { placement_type: 'PLACEMENT_TYPE_NORMAL', placements: ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'] };
    expect(group(normal).placement).toMatchObject({ value: { mode: 'selected', places: ['tiktok', 'other'] } });
    const automatic = { placement_type: 'PLACEMENT_TYPE_AUTOMATIC', placements: null };
    expect(group(automatic).placement).toMatchObject({ value: { mode: 'automatic' } });
    expect(group({ operating_systems: [] })['operating-system']).toMatchObject({ value: [] });
    expect(group({ operating_systems: ['WATCHOS'] })['operating-system']).toHaveProperty('reason');
    expect(group({ optimization_event: 'NEW_EVENT' })['optimisation-event']).toEqual({
      reason: sentence('checks.api.unknownWord', { word: 'NEW_EVENT' }),
    });
  });

  test('of an ad is its address, wherever it stands', () => {
    const url = (details: Record<string, unknown>) => liveAd(details)['website-url'];
    expect(url({ landing_page_url: 'https://a' })).toMatchObject({ value: 'https://a' });
    expect(url({ landing_page_url: '', landing_page_urls: ['https://b'] })).toMatchObject({ value: 'https://b' });
    expect(url({ landing_page_url_list: [{ landing_page_url: 'https://c' }] })).toMatchObject({ value: 'https://c' });
    expect(url({})).toHaveProperty('reason');
  });

  test('by the sandbox is read without a gap in what its campaigns are made of', () => {
    const [advertiser] = fixtureWorld.advertisers;
    if (advertiser === undefined) throw new Error('the fixture has no advertiser');
    for (const details of campaignRows(advertiser)) expect(liveCampaign(details).objective).toHaveProperty('value');
    for (const details of adGroupRows(advertiser)) {
      const { 'targeting-mode': _, ...live } = liveAdGroup(details);
      for (const stated of Object.values(live)) expect(stated).toHaveProperty('value');
    }
    for (const details of adRows(advertiser)) expect(liveAd(details)['website-url']).toHaveProperty('value');
  });

  test('can be anything at all and is never a reason to fail', () => {
    const names = [
      'objective_type',
      'sales_destination',
      'placements',
      'placement_type',
      'pixel_id',
      'utm_params',
      'operating_systems',
      'landing_page_url',
      'landing_page_urls',
      'landing_page_url_list',
      'promotion_type',
    ];
    const details = fc.dictionary(fc.constantFrom(...names), fc.anything());
    fc.assert(
      fc.property(details, (any) => {
        const objects = { campaign: liveCampaign(any), adGroup: liveAdGroup(any), ad: liveAd(any) };
        expect(check(readingsOfObjects(objects), facts)).toHaveLength(10);
      }),
    );
  });
});
