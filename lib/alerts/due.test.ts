import { describe, expect, test } from 'vitest';
import { auditWith, facts, integration, moment, now, settings, sums, today, yesterday } from './alerts.fixture.ts';
import type { AppFacts } from './facts.ts';
import { alertId, dueAlerts } from './index.ts';
import { nothingTold } from './told.ts';

const due = (some: AppFacts, chosen = settings(), told = nothingTold, at = moment) =>
  dueAlerts(some, chosen, told, at).alerts;
const causes = (...given: Parameters<typeof due>) => due(...given).map(({ cause, day }) => `${cause} ${day}`);

describe('targets', () => {
  test('a CPI above its target is told with both numbers', () => {
    const [alert] = due(facts({ yesterday: { day: yesterday, sums: sums('40', 10, '100') } }));
    expect(alert).toMatchObject({
      cause: 'cpiAbove',
      day: yesterday,
      quantity: { unit: 'money', amount: '4', currency: 'EUR' },
      target: { unit: 'money', amount: '3.50', currency: 'EUR' },
    });
  });

  test('a number that just meets its target is fine', () => {
    expect(causes(facts({ yesterday: { day: yesterday, sums: sums('35', 10, '52.5') } }))).toEqual([]);
  });

  test("today's CPI is judged once the spend is good for ten installs", () => {
    expect(causes(facts({ today: { day: today, sums: sums('34.99', 1, '100') } }))).toEqual([]);
    expect(causes(facts({ today: { day: today, sums: sums('35', 1, '100') } }))).toEqual([`cpiAbove ${today}`]);
  });

  test('ROAS is judged for a day that is over only', () => {
    const low = sums('10', 10, '1');
    expect(causes(facts({ today: { day: today, sums: low } }))).toEqual([]);
    expect(causes(facts({ yesterday: { day: yesterday, sums: low } }))).toEqual([`roasBelow ${yesterday}`]);
  });

  test('money spent without an install is told of today too', () => {
    expect(causes(facts({ today: { day: today, sums: sums('50', 0) } }))).toEqual([`spendWithoutInstalls ${today}`]);
    expect(causes(facts({ today: { day: today, sums: sums('49.99', 0) } }))).toEqual([]);
  });

  test("a fallback is TikTok's number, so nothing is compared with it", () => {
    const row = sums('100', 2, '1');
    const fallback = {
      ...row,
      installs: { ...row.installs, source: 'fallback' as const },
      revenue: { ...row.revenue, source: 'fallback' as const },
    };
    expect(causes(facts({ yesterday: { day: yesterday, sums: fallback } }))).toEqual([]);
  });

  test('a target in another currency is not compared', () => {
    const dollars = { currency: 'USD', cpiAbove: '1', roasBelow: '9', spendWithoutInstalls: '1' };
    const some = facts({ yesterday: { day: yesterday, sums: sums('100', 2) } });
    expect(causes(some, settings({ targets: { [some.appId]: dollars } }))).toEqual([]);
  });

  test.each([
    ['loading', { state: 'loading', completedDays: 1, totalDays: 2 }],
    ['failed', { state: 'failed', at: new Date(now).toISOString(), message: 'no' }],
    ['not started', { state: 'not-started' }],
    ['older than two hours', { state: 'current', at: new Date(now - 2 * 60 * 60_000 - 1).toISOString() }],
    ['from more than two hours to come', { state: 'current', at: new Date(now + 2 * 60 * 60_000 + 1).toISOString() }],
  ] as const)('figures that are %s warn of nothing', (_, reporting) => {
    const bad = { day: yesterday, sums: sums('100', 1) };
    expect(causes(facts({ yesterday: bad, integration: integration({ reporting }) }))).toEqual([]);
    expect(causes(facts({ yesterday: bad }))).not.toEqual([]);
  });

  test('an unknown spend warns of nothing', () => {
    expect(causes(facts({ yesterday: { day: yesterday, sums: { ...sums('1', 0), spend: null } } }))).toEqual([]);
    expect(causes(facts({ yesterday: { day: yesterday, sums: null } }))).toEqual([]);
  });
});

describe('what is broken', () => {
  test('a lost access is told in the words of AppSprint', () => {
    const finding = { code: 'x', severity: 'bad' as const, message: 'Access expired.', remedy: 'Connect again.' };
    const lost = facts({ integration: integration({ connection: 'access-lost', findings: [finding] }) });
    expect(due(lost)).toMatchObject([{ cause: 'accessLost', message: 'Access expired.', remedy: 'Connect again.' }]);
  });

  test('that nobody connected TikTok yet is no lost access', () => {
    expect(causes(facts({ integration: integration({ connection: 'not-connected' }) }))).toEqual([]);
  });

  test('a refused access token is told', () => {
    const refused = { state: 'refused', appId: facts().appId, what: 'Refused.', remedy: 'Paste another.' } as const;
    expect(dueAlerts(refused, settings(), undefined, moment).alerts).toMatchObject([{ cause: 'accessLost' }]);
  });

  test('forwarding is told at once when it needs a person, and after an hour while it tries again by itself', () => {
    const failing = (state: 'needs-person' | 'retrying', since: string) => {
      const problem = { since, message: 'The token was refused.', remedy: 'Make a new one.', tiktok: null };
      const forwarding = { ...integration().forwarding, state, problem };
      return causes(facts({ integration: integration({ forwarding }) }));
    };
    expect(failing('needs-person', '2026-11-22T11:59:00Z')).toEqual([`forwardingFailing ${today}`]);
    expect(failing('retrying', '2026-11-22T11:00:01Z')).toEqual([]);
    expect(failing('retrying', '2026-11-22T11:00:00Z')).toEqual([`forwardingFailing ${today}`]);
  });
});

describe('the audit', () => {
  test('what it finds first is no news; what comes after it is', () => {
    const first = dueAlerts(
      facts({ audit: auditWith('2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z') }),
      settings(),
      undefined,
      moment,
    );
    expect(first.alerts).toEqual([]);
    const later = facts({ audit: auditWith('2026-11-22T11:00:00Z', '2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z') });
    const second = dueAlerts(later, settings(), first.told, moment);
    expect(second.alerts).toMatchObject([{ cause: 'auditNew', findings: 1 }]);
    expect(dueAlerts(later, settings(), second.told, { ...moment, today: moment.today }).alerts).toEqual([]);
  });

  test('an object that the last audit did not know yet is left for the audit that knows it', () => {
    const known = { ...nothingTold, auditKnownUntil: Date.parse('2026-11-22T10:00:00Z') };
    expect(due(facts({ audit: auditWith('2026-11-22T11:00:00Z', null) }), settings(), known)).toEqual([]);
  });
});

test('a cause that is switched off is not told', () => {
  const bad = facts({ yesterday: { day: yesterday, sums: sums('100', 0) } });
  expect(causes(bad)).toEqual([`roasBelow ${yesterday}`, `spendWithoutInstalls ${yesterday}`]);
  expect(causes(bad, settings({ off: ['spendWithoutInstalls'] }))).toEqual([`roasBelow ${yesterday}`]);
});

test('of two days with the same cause, the newer one is told', () => {
  const some = facts({
    yesterday: { day: yesterday, sums: sums('60', 0) },
    today: { day: today, sums: sums('70', 0) },
  });
  expect(causes(some, settings({ off: ['roasBelow'] }))).toEqual([`spendWithoutInstalls ${today}`]);
});

test('an alert has the same name however its numbers change', () => {
  expect(alertId({ appId: 'app_a', cause: 'cpiAbove', day: '2026-11-22' })).toBe('alert:app_a:cpiAbove:2026-11-22');
});
