import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Day } from '#lib/appsprint/contract';
import { dayOf } from '#lib/calendar';
import { auditWith, facts, integration, now, settings, sums } from './alerts.fixture.ts';
import { dayBefore } from './days.ts';
import { alertId, dueAlerts } from './index.ts';
import { isQuiet } from './quiet-hours.ts';
import { nothingTold, Told, type ToldOfApp } from './told.ts';

const timeZone = 'Europe/Paris';
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const quietHours = fc
  .option(fc.record({ from: clock, to: clock }))
  .filter((hours) => hours === null || hours.from !== hours.to);

/** A look of the worker: minutes since the one before, how the app is doing, and whether the worker was ended before it. */
const look = fc.record({
  minutes: fc.integer({ min: 1, max: 1_000 }),
  spend: fc.integer({ min: 0, max: 200 }),
  installs: fc.integer({ min: 0, max: 3 }),
  isLost: fc.boolean(),
  reporting: fc.constantFrom('current' as const, 'old' as const, 'loading' as const),
  isEndedBefore: fc.boolean(),
});

test('each cause is told once a day of its app at most, whatever happens and however often the worker is ended', () => {
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60 }), quietHours, (looks, hours) => {
      let told: ToldOfApp = nothingTold;
      let at = now;
      const names: string[] = [];
      for (const { minutes, spend, installs, isLost, reporting, isEndedBefore } of looks) {
        at += minutes * 60_000;
        const today = dayOf(at, timeZone);
        if (isEndedBefore) told = Told.parse(JSON.parse(JSON.stringify({ app: told }))).app ?? nothingTold;
        const day = (one: Day) => ({ day: one, sums: sums(String(spend), installs, '1') });
        const age = reporting === 'old' ? 3 * 60 * 60_000 : 0;
        const some = facts({
          today: day(today),
          yesterday: day(dayBefore(today)),
          audit: auditWith(new Date(at).toISOString(), new Date(at - 1).toISOString()),
          integration: integration({
            connection: isLost ? 'access-lost' : 'connected',
            reporting:
              reporting === 'loading'
                ? { state: 'loading', completedDays: 0, totalDays: 1 }
                : { state: 'current', at: new Date(at - age).toISOString() },
          }),
        });
        const due = dueAlerts(some, settings({ quietHours: hours }), told, { now: at, timeZone, today });
        told = due.told;
        names.push(...due.alerts.map(alertId));
        if (isQuiet(hours, at, timeZone)) expect(due.alerts).toEqual([]);
        if (reporting !== 'current') {
          const ofFigures = due.alerts.filter(({ cause }) => !['accessLost', 'auditNew'].includes(cause));
          expect(ofFigures).toEqual([]);
        }
      }
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

test('what is kept back in quiet hours is told when they are over, if it still holds', () => {
  const lost = facts({ integration: integration({ connection: 'access-lost' }) });
  const chosen = settings({ quietHours: { from: '22:00', to: '07:00' } });
  const at = (time: string) => ({ now: Date.parse(time), timeZone, today: dayOf(Date.parse(time), timeZone) });
  const inTheNight = dueAlerts(lost, chosen, undefined, at('2026-11-22T23:30:00+01:00'));
  expect(inTheNight.alerts).toEqual([]);
  expect(dueAlerts(lost, chosen, inTheNight.told, at('2026-11-23T07:00:00+01:00')).alerts).toHaveLength(1);
});

test('hours over midnight are quiet on both sides of it', () => {
  const hours = { from: '22:00', to: '07:00' };
  const quietAt = (time: string) => isQuiet(hours, Date.parse(`2026-11-22T${time}+01:00`), timeZone);
  expect(['21:59', '22:00', '23:59', '00:00', '06:59', '07:00'].map(quietAt)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test.each([
  ['clocks go back', '2026-10-25T00:30:00Z', 26],
  ['clocks go forward', '2026-03-29T00:30:00Z', 26],
])('the night in which %s is quiet from its beginning to its end by the clock on the wall', (_, start, hoursLong) => {
  const hours = { from: '01:00', to: '05:00' };
  for (let minute = 0; minute < hoursLong * 60; minute += 5) {
    const at = Date.parse(start) - 3 * 60 * 60_000 + minute * 60_000;
    const wall = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
    expect(isQuiet(hours, at, timeZone), wall).toBe(wall >= '01:00' && wall < '05:00');
  }
});

test('the day before is the calendar day before, also around the days of 23 and 25 hours', () => {
  expect(dayBefore(Day.parse('2026-10-26'))).toBe('2026-10-25');
  expect(dayBefore(Day.parse('2026-03-30'))).toBe('2026-03-29');
  expect(dayBefore(Day.parse('2024-03-01'))).toBe('2024-02-29');
});
