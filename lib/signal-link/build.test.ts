import { expect, test } from 'vitest';
import { buildSignalLink } from './index.ts';

test('a Signal link holds every macro, written literally and in order', () => {
  expect(buildSignalLink('https://go.moonlight.app', 'summer-ios-fr')).toBe(
    'https://go.moonlight.app/l/summer-ios-fr' +
      '?campaign_id=__CAMPAIGN_ID__&campaign_name=__CAMPAIGN_NAME__&adgroup_id=__AID__&adgroup_name=__AID_NAME__' +
      '&ad_id=__CID__&ad_name=__CID_NAME__&smart_ad_id=__ADID_V2__&smart_ad_name=__ADID_V2_NAME__' +
      '&placement=__PLACEMENT__&callback=__CALLBACK_PARAM__&ip=__IP__&ua=__UA__',
  );
});

test('a trailing slash of the public address is not doubled', () => {
  expect(buildSignalLink('https://moonlight.app/go/', 'summer')).toBe(
    buildSignalLink('https://moonlight.app/go', 'summer'),
  );
});
