import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adOfVisit, buildSignalLink, readVisit, signalLinkMacros } from './index.ts';

const link = buildSignalLink('https://go.moonlight.app', 'summer');
/** What TikTok makes of the link: some macros filled, percent-encoded, the others left as they are. */
const clicked = (values: Readonly<Record<string, string>>) =>
  new URL(
    signalLinkMacros.reduce((address, [parameter, macro]) => {
      const value = values[parameter];
      return value === undefined
        ? address
        : address.replace(`${parameter}=${macro}`, () => `${parameter}=${encodeURIComponent(value)}`);
    }, link),
  ).searchParams;

/** Text TikTok could fill in: no blank edges, which are cut off, and not itself a macro. */
const filledText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/^__[A-Z0-9_]+__$/.test(text));

describe('a visit', () => {
  test('reads back every text that TikTok fills in for a macro', () => {
    const values = fc.dictionary(fc.constantFrom(...signalLinkMacros.map(([parameter]) => parameter)), filledText);
    fc.assert(
      fc.property(values, (filled) => {
        expect(readVisit(clicked(filled))).toEqual({ ...filled });
      }),
    );
  });

  test('has nothing of a macro that TikTok did not fill, left empty or filled with blanks', () => {
    expect(readVisit(clicked({}))).toEqual({});
    expect(readVisit(clicked({ campaign_name: '', ad_name: '  ', placement: 'TikTok' }))).toEqual({
      placement: 'TikTok',
    });
    expect(readVisit(new URLSearchParams('campaign_id=%5F%5FCAMPAIGN_ID%5F%5F&ad_id=__CID__'))).toEqual({});
  });

  test('keeps a name that only contains a macro', () => {
    expect(readVisit(clicked({ campaign_name: 'copy of __CAMPAIGN_NAME__' })).campaign_name).toBe(
      'copy of __CAMPAIGN_NAME__',
    );
  });

  test('keeps the whole ttclid that TikTok appends', () => {
    const ttclid = `E.C.P.${'aB3-_'.repeat(90)}`;
    expect(readVisit(new URLSearchParams(`${clicked({})}&ttclid=${ttclid}`))).toEqual({ ttclid });
  });

  test('cuts values that are longer than any real one, and never inside a character', () => {
    expect(readVisit(clicked({ campaign_name: 'x'.repeat(100_000) })).campaign_name).toHaveLength(2048);
    const emoji = readVisit(clicked({ campaign_name: `x${'🌙'.repeat(2000)}` })).campaign_name;
    expect(emoji?.isWellFormed()).toBe(true);
    expect(emoji?.length).toBeLessThanOrEqual(2048);
  });

  test('takes hostile names as plain text and unknown parameters not at all', () => {
    const hostile = `'; DROP TABLE visit; -- <script>alert("1")</script> & = # % + \u202e`;
    const query = clicked({ campaign_name: hostile });
    query.append('campaign_name', 'second');
    query.append('__proto__', 'polluted');
    query.append('constructor', 'polluted');
    expect(readVisit(query)).toEqual({ campaign_name: hostile });
    expect(Object.getPrototypeOf(readVisit(query))).toBe(Object.prototype);
  });
});

describe('the ad of a visit', () => {
  test('is the ad on manual campaigns', () => {
    expect(adOfVisit({ ad_id: '17', ad_name: 'Moon' })).toEqual({ id: '17', name: 'Moon' });
  });

  test('is the ad of upgraded Smart+, where the other id is the creative', () => {
    expect(adOfVisit({ ad_id: '17', ad_name: 'Video 3', smart_ad_id: '99', smart_ad_name: 'Moon' })).toEqual({
      id: '99',
      name: 'Moon',
    });
  });

  test("never takes the creative's name for the ad's", () => {
    expect(adOfVisit({ ad_id: '17', ad_name: 'Video 3', smart_ad_id: '99' })).toEqual({ id: '99', name: null });
  });

  test('is unknown where TikTok filled in neither', () => {
    expect(adOfVisit({})).toEqual({ id: null, name: null });
  });
});
