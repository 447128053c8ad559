import { expect, test } from 'vitest';
import { buildSignalLink, signalLinkAddress } from './index.ts';

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

test('the address for another device carries the ids of a visit, and no name, macro or overlong value', () => {
  const visit = { campaign_id: '18', campaign_name: 'Moon', ttclid: 'E.C.P.a b', ad_id: '9'.repeat(600) };
  expect(signalLinkAddress('https://go.moonlight.app/', 'summer', visit)).toBe(
    'https://go.moonlight.app/l/summer?campaign_id=18&ttclid=E.C.P.a+b',
  );
  expect(signalLinkAddress('https://go.moonlight.app', 'summer', {})).toBe('https://go.moonlight.app/l/summer');
});
