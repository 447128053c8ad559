import { describe, expect, test } from 'vitest';
import { inEnglish } from '#lib/sentences';
import {
  check,
  type Facts,
  type FieldValues,
  nextThingToFix,
  nothingRead,
  type Readings,
  type RuleName,
  rules,
} from './index.ts';
import { allFields, moonlight, readingsOf, summer, verdictsOf } from './right-campaign.fixture.ts';

const ruleNames = rules.map(({ name }) => name);
const url = summer.url;
const withoutAdOfSmartPlus = url.replace('&smart_ad_id=__ADID_V2__', '');
type Way = readonly [what: string, rule: RuleName, fields: Partial<FieldValues>, facts?: Partial<Facts>];

/** One fault each, and the rule that has to say so. */
const wrongWays: readonly Way[] = [
  ['objective App promotion', 'objective', { objective: 'other' }],
  ['StartTrial under Sales', 'objective', { 'optimisation-event': 'StartTrial' }],
  ['CompleteRegistration under Sales', 'objective', { 'optimisation-event': 'CompleteRegistration' }],
  ['Purchase under Lead generation', 'objective', { objective: 'lead-generation' }],
  ['Subscribe under Lead generation', 'objective', { objective: 'lead-generation', 'optimisation-event': 'Subscribe' }],
  ['destination App', 'destination', { destination: 'app' }],
  ['optimisation location App', 'destination', { 'optimisation-location': 'app' }],
  ['optimisation location Instant form', 'destination', { 'optimisation-location': 'other' }],
  ['another pixel', 'pixel', { pixel: { id: 'CAAAAAAAAAAAAAAAAAAG', number: null } }],
  ['another pixel by its number', 'pixel', { pixel: { id: null, number: '7000000000000000009' } }],
  ['a pixel that is not linked', 'pixel', {}, { pixel: { id: 'CLK0P3JC77U4J3M3Q5T0', number: null, linked: false } }],
  ['an event that is switched off', 'optimisation-event', { 'optimisation-event': 'AddToCart' }],
  ['an event that is not mapped', 'optimisation-event', { 'optimisation-event': 'InitiateCheckout' }],
  ['a custom event that is not mapped', 'optimisation-event', { 'optimisation-event': 'MoonPhase' }],
  ['an event in other letters', 'optimisation-event', { 'optimisation-event': 'purchase' }],
  [
    'Download under Lead generation',
    'optimisation-event',
    { objective: 'lead-generation', 'optimisation-event': 'Download' },
  ],
  ['goal Click', 'bidding', { goal: 'other' }],
  ['Value too early', 'bidding', { goal: 'value' }, { valueOptimisation: { best: 19, needed: 20 } }],
  ['automatic placement', 'placement', { placement: { mode: 'automatic' } }],
  ['TikTok and Pangle', 'placement', { placement: { mode: 'selected', places: ['tiktok', 'other'] } }],
  ['Pangle alone', 'placement', { placement: { mode: 'selected', places: ['other'] } }],
  ['no placement', 'placement', { placement: { mode: 'selected', places: [] } }],
  ['automatic targeting', 'operating-system', { 'targeting-mode': 'automatic', 'operating-system': [] }],
  ['no operating system', 'operating-system', { 'operating-system': [] }],
  ['both operating systems', 'operating-system', { 'operating-system': ['ios', 'android'] }],
  ['the store page as the link', 'signal-link', { 'website-url': 'https://apps.apple.com/app/id1' }],
  ['a link of another app', 'signal-link', { 'website-url': url.replace('summer', 'dragons') }],
  ['an archived link', 'signal-link', { 'website-url': url.replace('summer', 'launch') }],
  ['a link without parameters', 'signal-link', { 'website-url': url.split('?')[0] ?? '' }],
  ['a misspelt macro', 'signal-link', { 'website-url': url.replace('__CID__', '_CID_') }],
  ['a manual ad without the Smart+ macro', 'signal-link', { 'website-url': withoutAdOfSmartPlus }],
  ['a Smart+ ad without its macro', 'smart-plus', { flow: 'smart-plus', 'website-url': withoutAdOfSmartPlus }],
  [
    'a Smart+ ad with the creative',
    'smart-plus',
    { flow: 'smart-plus', 'website-url': url.replace('__ADID_V2__', '__CID__') },
  ],
  [
    'a Smart+ ad with a misspelt macro',
    'signal-link',
    { flow: 'smart-plus', 'website-url': url.replace('__AID__', '_AID_') },
  ],
  [
    'parameters again in the builder',
    'tracking',
    { 'url-parameters': [{ name: 'campaign_id', value: '__CAMPAIGN_ID__' }] },
  ],
  [
    'a macro again in the builder',
    'tracking',
    { 'url-parameters': [{ name: 'utm_campaign', value: '__CAMPAIGN_NAME__' }] },
  ],
  ['something unknown in the builder', 'tracking', { 'url-parameters': null }],
  ['UTM parameters in the builder', 'tracking', { 'url-parameters': [{ name: 'utm_source', value: 'tiktok' }] }],
  ['the link again as a click tracking URL', 'tracking', { 'tracking-urls': [url] }],
  [
    'the parameters as a tracking URL',
    'tracking',
    { 'tracking-urls': [`https://track.example/?${url.split('?')[1]}`] },
  ],
];

const ways = wrongWays.map(([what, rule, fields, facts = {}]) => ({ what, rule, fields, facts }));

describe('a campaign that is built', () => {
  test.each([
    ['by hand for Purchase', {}],
    ['as Smart+ for Purchase', { flow: 'smart-plus' }],
    ['for Purchase under its old name', { 'optimisation-event': 'CompletePayment' }],
    ['for Subscribe', { 'optimisation-event': 'Subscribe' }],
    ['for StartTrial', { objective: 'lead-generation', 'optimisation-event': 'StartTrial' }],
    ['for CompleteRegistration', { objective: 'lead-generation', 'optimisation-event': 'CompleteRegistration' }],
    ['for Download', { 'optimisation-event': 'Download' }],
    ['for value', { goal: 'value' }],
    ['for Android', { 'operating-system': ['android'] }],
    ['with a pixel known by its number', { pixel: { id: null, number: '7000000000000000001' } }],
    [
      "with a measurement partner's tracking URL",
      { 'tracking-urls': ['https://partner.example/c?campaign_id=__CAMPAIGN_ID__'] },
    ],
    ['with the parameters of its link in another order', { 'website-url': url.replace(/\?(.*?)&(.*)$/, '?$2&$1') }],
  ] satisfies [string, Partial<FieldValues>][])('right, %s, is right by every rule', (_, fields) => {
    expect(verdictsOf(readingsOf(fields))).toEqual({ right: [...ruleNames] });
    expect(nextThingToFix(check(readingsOf(fields), moonlight))).toBeNull();
  });

  test.each(ways)('wrong, with $what, is wrong by the rule $rule and by no other', ({ rule, fields, facts }) => {
    const findings = check(readingsOf(fields), { ...moonlight, ...facts });
    const wrong = findings.filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings.filter(({ verdict }) => verdict === 'unverified')).toEqual([]);
    const next = nextThingToFix(findings);
    expect(next).toBe(wrong[0]);
    expect(inEnglish(next?.seen ?? '')).not.toBe('');
    expect(inEnglish(next?.shouldBe ?? '')).not.toBe('');
    expect(inEnglish(next?.whatToDo ?? '')).toMatch(/\.$/u);
    // Every place of a sentence has its value.
    for (const said of [next?.seen, next?.shouldBe, next?.whatToDo])
      expect(inEnglish(said ?? '')).not.toMatch(/\{\w+\}/u);
  });

  test.each(ways)('wrong, with $what, is not called wrong by readings that are not sure', ({ fields, facts }) => {
    for (const certainty of ['medium', 'low'] as const) {
      const verdicts = verdictsOf(readingsOf(fields, certainty), { ...moonlight, ...facts });
      expect(verdicts.wrong ?? []).toEqual([]);
    }
  });
});

describe('what cannot be read', () => {
  test.each(allFields)('(%s) is neither right nor wrong, and takes no other field along into wrong', (field) => {
    const readings: Readings = { ...readingsOf(), [field]: { state: 'unreadable', reason: 'Not shown on this page.' } };
    const findings = check(readings, moonlight);
    expect(findings.filter(({ verdict }) => verdict === 'wrong' || verdict === 'later')).toEqual([]);
    for (const finding of findings.filter(({ rule }) => rules.find(({ name }) => name === rule)?.needs[0] === field)) {
      expect(finding).toMatchObject({ verdict: 'unverified', reason: 'Not shown on this page.' });
    }
  });

  test('surely is not right either', () => {
    expect(verdictsOf(readingsOf({}, 'low'))).toEqual({ unverified: [...ruleNames] });
  });

  test('yet is later, not an error', () => {
    expect(verdictsOf(nothingRead)).toEqual({ later: [...ruleNames] });
  });

  test('of later steps leaves the fields of this one as they are', () => {
    const { flow, objective, destination } = readingsOf();
    expect(verdictsOf({ ...nothingRead, flow, objective, destination })).toEqual({
      right: ['objective', 'destination'],
      later: ruleNames.filter((name) => name !== 'objective' && name !== 'destination'),
    });
  });

  test('of AppSprint leaves what depends on it unverified', () => {
    const nothing = { pixel: null, mapping: null, links: null, valueOptimisation: null };
    expect(verdictsOf(readingsOf({ goal: 'value' }), nothing)).toEqual({
      right: ['objective', 'destination', 'operating-system', 'placement', 'tracking'],
      unverified: ['pixel', 'optimisation-event', 'bidding', 'signal-link', 'smart-plus'],
    });
  });
});

test('what loses money comes before what should only be put right', () => {
  const readings = readingsOf({
    goal: 'value',
    'url-parameters': [{ name: 'utm_source', value: 'tiktok' }],
    placement: { mode: 'automatic' },
  });
  const facts = { ...moonlight, valueOptimisation: { best: 3, needed: 20 } };
  expect(verdictsOf(readings, facts).wrong).toEqual(['bidding', 'placement', 'tracking']);
  expect(nextThingToFix(check(readings, facts))?.rule).toBe('placement');
});

test('a wrong link comes with the right one to copy', () => {
  const findings = check(readingsOf({ 'website-url': url.replace('https', 'http') }), moonlight);
  expect(nextThingToFix(findings)).toMatchObject({ rule: 'signal-link', at: 'website-url', copy: url, shouldBe: url });
});

test('the table of objectives can be replaced', () => {
  const facts = { ...moonlight, objectives: { StartTrial: 'sales', Purchase: 'lead-generation' } as const };
  expect(verdictsOf(readingsOf({ 'optimisation-event': 'StartTrial' }), facts).wrong).toBeUndefined();
  expect(verdictsOf(readingsOf(), facts).wrong).toEqual(['objective']);
});

test('of StartTrial it is said that sources disagree and Ads Manager decides', () => {
  const next = nextThingToFix(check(readingsOf({ 'optimisation-event': 'StartTrial' }), moonlight));
  expect(next).toMatchObject({ rule: 'objective', severity: 'warn' });
  expect(inEnglish(next?.whatToDo ?? '')).toContain('Ads Manager decides');
});
