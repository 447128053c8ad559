import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Certainty,
  check,
  type Field,
  type FieldValues,
  nothingRead,
  optimisationEvents,
  type Reading,
  type Readings,
  type RuleName,
  readingsOfObjects,
  rules,
  weigh,
} from './index.ts';
import { allFields, moonlight, readingsOf, rightFields, summer } from './right-campaign.fixture.ts';

const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((sets, one) => sets.flatMap((set) => [set, [...set, one]]), [[]]);
const ruleOf = (name: RuleName) => rules.find((rule) => rule.name === name);
const verdictOf = (rule: RuleName, fields: Partial<FieldValues>, facts = moonlight) =>
  ruleOf(rule)?.decide(readingsOf(fields), facts).verdict;

describe('over every value of a small field', () => {
  test('one operating system with custom targeting is right, all else is wrong', () => {
    for (const mode of ['automatic', 'custom'] as const) {
      for (const systems of subsets(['ios', 'android'] as const)) {
        const expected = mode === 'custom' && systems.length === 1 ? 'right' : 'wrong';
        expect(verdictOf('operating-system', { 'targeting-mode': mode, 'operating-system': systems })).toBe(expected);
      }
    }
  });

  test('TikTok alone is right, every other choice of places is wrong', () => {
    for (const places of subsets(['tiktok', 'other'] as const)) {
      const expected = places.join() === 'tiktok' ? 'right' : 'wrong';
      expect(verdictOf('placement', { placement: { mode: 'selected', places } })).toBe(expected);
    }
  });

  test('both destinations have to be a website', () => {
    const all = ['website', 'app', 'other'] as const;
    for (const destination of all) {
      for (const location of all) {
        const expected = destination === 'website' && location === 'website' ? 'right' : 'wrong';
        expect(verdictOf('destination', { destination, 'optimisation-location': location })).toBe(expected);
      }
    }
  });

  test('Value is right from the twentieth Purchase event in seven days on, and only known for Purchase', () => {
    for (let best = 0; best <= 40; best += 1) {
      const facts = { ...moonlight, valueOptimisation: { best, needed: 20 } };
      expect(verdictOf('bidding', { goal: 'value' }, facts)).toBe(best >= 20 ? 'right' : 'wrong');
      expect(verdictOf('bidding', { goal: 'conversion' }, facts)).toBe('right');
      expect(verdictOf('bidding', { goal: 'value', 'optimisation-event': 'Subscribe' }, facts)).toBe('unverified');
    }
  });

  test('of objective and event never both are wrong, and one is exactly where they do not fit or are not sent', () => {
    const names = [...optimisationEvents.flatMap(({ name, formerly }) => [name, formerly ?? name]), 'MoonPhase'];
    const mapping = names.map((tiktokEvent) => ({ tiktokEvent, enabled: true }));
    for (const event of names) {
      const known = optimisationEvents.find(({ name, formerly }) => name === event || formerly === event);
      for (const objective of ['sales', 'lead-generation'] as const) {
        const fields = { objective, 'optimisation-event': event };
        const offered = known?.appsprint === undefined ? known?.tiktok : [known.appsprint];
        const said = [
          verdictOf('objective', fields),
          verdictOf('optimisation-event', fields, { ...moonlight, mapping }),
        ];
        const fits = offered?.includes(objective) ?? true;
        expect(said.sort()).toEqual(fits ? ['right', 'right'] : ['right', 'wrong']);
      }
    }
  });

  test('the pixel is right when it is the saved one and linked, and not judged by its name alone', () => {
    for (const id of [null, 'CLK0P3JC77U4J3M3Q5T0', 'OTHER0000000']) {
      for (const number of [null, '7000000000000000001', '7000000000000000009']) {
        for (const linked of [true, false]) {
          const pixel = { id: 'CLK0P3JC77U4J3M3Q5T0', number: '7000000000000000001', linked };
          const isSaved = id === null ? number === pixel.number : id === pixel.id;
          const expected = id === null && number === null ? 'unverified' : isSaved && linked ? 'right' : 'wrong';
          expect(verdictOf('pixel', { pixel: { id, number } }, { ...moonlight, pixel })).toBe(expected);
        }
      }
    }
  });
});

/** Thousands of readings, on machines that do other things too. */
const patient = { timeout: 60_000 };

describe('over random readings', () => {
  const values: { readonly [F in Field]: fc.Arbitrary<FieldValues[F]> } = {
    flow: fc.constantFrom('manual', 'smart-plus'),
    objective: fc.constantFrom('sales', 'lead-generation', 'other'),
    destination: fc.constantFrom('website', 'app', 'other'),
    'optimisation-location': fc.constantFrom('website', 'app', 'other'),
    pixel: fc.constantFrom(rightFields.pixel, { id: 'OTHER0000000', number: null }, { id: null, number: null }),
    'optimisation-event': fc.constantFrom('Purchase', 'StartTrial', 'AddToCart', 'MoonPhase'),
    goal: fc.constantFrom('conversion', 'value', 'other'),
    placement: fc.constantFrom(rightFields.placement, { mode: 'automatic' }, { mode: 'selected', places: [] }),
    'targeting-mode': fc.constantFrom('automatic', 'custom'),
    'operating-system': fc.subarray(['ios', 'android']),
    'website-url': fc.constantFrom(summer.url, summer.url.replace('__CID__', ''), summer.url.replace('_V2', ''), 'x'),
    'url-parameters': fc.constantFrom([], [{ name: 'ad_id', value: '__CID__' }]),
    'tracking-urls': fc.constantFrom([], [summer.url]),
  };
  const certainty = fc.constantFrom<Certainty>('high', 'medium', 'low');
  const readingOf = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Reading<unknown>> =>
    fc.oneof(
      fc.record({
        state: fc.constant('found' as const),
        value,
        raw: fc.constant('seen'),
        signal: fc.constant('aria'),
        certainty,
      }),
      fc.constant({ state: 'unreadable' as const, reason: 'Not shown.' }),
      fc.constant({ state: 'later' as const }),
    );
  const readings = fc
    .record(Object.fromEntries(allFields.map((field) => [field, readingOf(values[field])])))
    .map((fields): Readings => ({ ...nothingRead, ...fields }));

  test('wrong rests on a certain reading of the field it is about, right on one that was found', patient, () => {
    fc.assert(
      fc.property(readings, (read) => {
        for (const { rule, at, verdict } of check(read, moonlight)) {
          expect(ruleOf(rule)?.needs).toContain(at);
          if (verdict === 'wrong') expect(read[at]).toMatchObject({ state: 'found', certainty: 'high' });
          if (verdict === 'right') expect(read[at].state).toBe('found');
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('what is put right one after the other, next thing first, ends with nothing wrong', patient, () => {
    fc.assert(
      fc.property(readings, (read) => {
        let now = read;
        for (let step = 0; step <= allFields.length; step += 1) {
          const wrong = check(now, moonlight).find(({ verdict }) => verdict === 'wrong');
          if (wrong === undefined) return;
          const also = wrong.rule === 'objective' ? (['optimisation-event'] as const) : [];
          for (const field of [wrong.at, ...also]) now = { ...now, [field]: readingsOf()[field] };
        }
        expect.unreachable('something is still wrong');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('several readings of one field', () => {
  const found = (value: string, signal: string, sure: Certainty): Reading<string> => ({
    state: 'found',
    value,
    raw: value,
    signal,
    certainty: sure,
  });

  test('that agree and come from two signals are certain', () => {
    expect(weigh([found('a', 'text', 'low'), found('a', 'aria', 'low')])).toMatchObject({ certainty: 'high' });
    expect(weigh([found('a', 'text', 'low'), found('a', 'text', 'low')])).toMatchObject({ certainty: 'low' });
  });

  test('that disagree give the surer one, or none when they are equally sure', () => {
    expect(weigh([found('a', 'text', 'low'), found('b', 'reply', 'high')])).toMatchObject({ value: 'b' });
    expect(weigh([found('a', 'text', 'low'), found('b', 'aria', 'low')])).toMatchObject({ state: 'unreadable' });
  });

  test('of which none was found are unreadable if one is, else later', () => {
    expect(weigh([{ state: 'later' }, { state: 'unreadable', reason: 'Hidden.' }])).toEqual({
      state: 'unreadable',
      reason: 'Hidden.',
    });
    expect(weigh([{ state: 'later' }])).toEqual({ state: 'later' });
  });
});

describe('what is live', () => {
  const stated = <F extends Field>(field: F) => ({ value: rightFields[field], raw: String(rightFields[field]) });
  const campaign = { flow: stated('flow'), objective: stated('objective'), destination: stated('destination') };
  const adGroup = {
    'optimisation-location': stated('optimisation-location'),
    pixel: stated('pixel'),
    'optimisation-event': stated('optimisation-event'),
    goal: stated('goal'),
    placement: stated('placement'),
    'targeting-mode': stated('targeting-mode'),
    'operating-system': stated('operating-system'),
  };
  const ad = {
    'website-url': stated('website-url'),
    'url-parameters': stated('url-parameters'),
    'tracking-urls': stated('tracking-urls'),
  };

  test('is judged as the same campaign in the form is', () => {
    const verdicts = (read: Readings) => check(read, moonlight).map(({ rule, verdict }) => `${rule}: ${verdict}`);
    expect(verdicts(readingsOfObjects({ campaign, adGroup, ad }))).toEqual(verdicts(readingsOf()));
  });

  test('is later where nothing is below it, and unverified where TikTok says nothing', () => {
    const alone = readingsOfObjects({
      campaign: { ...campaign, objective: { reason: 'Not in the answer.' } },
      adGroup: null,
      ad: null,
    });
    expect(alone.objective).toEqual({ state: 'unreadable', reason: 'Not in the answer.' });
    expect(alone.pixel.state).toBe('later');
    expect(alone['website-url'].state).toBe('later');
  });
});
