import { expect, test } from 'vitest';
import type { CreationFields, CreationStep, CreationView, FieldAnswer, FieldPlace } from '#lib/ads-manager';
import type { AdvertiserId } from '#lib/appsprint/contract';
import { createKnownReadings } from './readings.ts';

const steps: Readonly<Record<keyof CreationFields, CreationStep>> = {
  objective: 'campaign',
  destination: 'campaign',
  'optimisation-location': 'adgroup',
  pixel: 'adgroup',
  'optimisation-event': 'adgroup',
  goal: 'adgroup',
  placement: 'adgroup',
  'targeting-mode': 'adgroup',
  'operating-system': 'adgroup',
  'website-url': 'ad',
  'url-parameters': 'ad',
  'tracking-urls': 'ad',
};

/** A step of which these settings are shown; its others are not there yet. */
function stepOf(
  step: CreationStep,
  fields: Partial<Record<keyof CreationFields, FieldAnswer<unknown>>>,
  rest: Partial<CreationView> = {},
): CreationView {
  const all = Object.entries(steps).map(([name, own]) => [
    name,
    fields[name as keyof CreationFields] ??
      (own === step ? { state: 'not-yet' } : { state: 'later', step: own, saved: null }),
  ]);
  return {
    surface: 'creation',
    advertiserId: '7000000000000000001' as AdvertiserId,
    step,
    flow: null,
    hasSmartPlusAddress: false,
    draftId: null,
    isSimplified: false,
    fields: Object.fromEntries(all) as CreationFields,
    health: [],
    ...rest,
  };
}

const shown = (value: unknown, raw = String(value)): FieldAnswer<unknown> => ({
  state: 'found',
  value,
  raw,
  signal: 'test-id',
  certainty: 'high',
  place: null,
});

/** Readings do not depend on where a setting stands. */
const place = {} as FieldPlace;

test('what a step said is kept while another is shown, because rules compare them', () => {
  const known = createKnownReadings();
  known.take(stepOf('campaign', { objective: shown('sales') }));
  const readings = known.take(stepOf('adgroup', { 'optimisation-event': shown('StartTrial') }));
  expect(readings.objective).toMatchObject({ state: 'found', value: 'sales', certainty: 'high' });
  expect(readings['optimisation-event']).toMatchObject({ state: 'found', value: 'StartTrial' });
});

test('another draft is another campaign, and the id that a new one gets is not', () => {
  const known = createKnownReadings();
  known.take(stepOf('campaign', { objective: shown('sales') }));
  const same = known.take(stepOf('adgroup', {}, { draftId: '1' }));
  expect(same.objective.state).toBe('found');
  const other = known.take(stepOf('adgroup', {}, { draftId: '2' }));
  expect(other.objective.state).toBe('later');
});

test("a text that was still being typed is sure once the page's own draft says the same", () => {
  const known = createKnownReadings();
  const typing = { ...shown('https://go.example/l/x'), certainty: 'medium' } as FieldAnswer<unknown>;
  expect(known.take(stepOf('ad', { 'website-url': typing }))['website-url']).toMatchObject({ certainty: 'medium' });
  const saved = { value: 'https://go.example/l/x', signal: 'reply', certainty: 'medium' } as const;
  const after = stepOf('adgroup', { 'website-url': { state: 'later', step: 'ad', saved } });
  expect(known.take(after)['website-url']).toMatchObject({ certainty: 'high' });
});

test('an emptied setting is forgotten, and one that cannot be read gives its reason', () => {
  const known = createKnownReadings();
  known.take(stepOf('adgroup', { pixel: shown('CLK0P3JC77U4J3M3Q5T0') }));
  expect(known.take(stepOf('adgroup', { pixel: { state: 'empty', place } })).pixel).toEqual({ state: 'later' });
  const sealed = { state: 'not-here', reason: 'unknownForm', place } as const;
  expect(known.take(stepOf('adgroup', { pixel: sealed })).pixel).toEqual({
    state: 'unreadable',
    reason: { key: 'checks.page.unknownForm', values: {} },
  });
});

test('Smart+ is sure where the save and the address both say so, and manual is believed against the address', () => {
  const flowOf = (rest: Partial<CreationView>) => createKnownReadings().take(stepOf('ad', {}, rest)).flow;
  expect(flowOf({ flow: 'smart-plus', hasSmartPlusAddress: true })).toMatchObject({
    value: 'smart-plus',
    certainty: 'high',
  });
  expect(flowOf({ flow: 'manual', hasSmartPlusAddress: true })).toMatchObject({ value: 'manual', certainty: 'medium' });
  expect(flowOf({ hasSmartPlusAddress: true })).toMatchObject({ value: 'smart-plus', certainty: 'low' });
  expect(flowOf({})).toMatchObject({ state: 'unreadable' });
});

test('places, goals and destinations are told in the words of the rules', () => {
  const readings = createKnownReadings().take(
    stepOf('adgroup', {
      placement: shown({ mode: 'selected', placements: ['tiktok', 'pangle'] }),
      goal: shown('landing-page-view'),
      'optimisation-location': shown('tiktok-shop'),
    }),
  );
  expect(readings.placement).toMatchObject({ value: { mode: 'selected', places: ['tiktok', 'other'] } });
  expect(readings.goal).toMatchObject({ value: 'other' });
  expect(readings['optimisation-location']).toMatchObject({ value: 'other' });
});
