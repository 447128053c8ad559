import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClickEvidence, decide, type Evidence, type InstallEvidence } from './decide.ts';
import { deviceDetailsOf } from './device-details.ts';
import { clockTolerance, defaultWindows } from './windows.ts';

const installedAt = new Date('2026-11-10T12:00:00Z');
const phone = 'android 14.0 sm-s911b';
const details = {
  screenWidth: 412,
  screenHeight: 915,
  screenScale: 2.625,
  timezone: 'Europe/Paris',
  maxTouchPoints: 5,
};

function clickAt(before: number, other: Partial<ClickEvidence> = {}): ClickEvidence {
  return {
    clickId: `01890000-0000-7000-8000-${String(before).padStart(12, '0').slice(-12)}`,
    clickedAt: new Date(installedAt.getTime() - before),
    ip: '203.0.113.7',
    deviceKey: phone,
    system: 'android',
    ttclid: null,
    details: null,
    ...other,
  };
}

function evidenceOf(
  clicks: readonly ClickEvidence[],
  install: Partial<InstallEvidence> = {},
  devicesAtAddress = 1,
): Evidence {
  return {
    install: {
      installedAt,
      ip: '203.0.113.7',
      deviceKeys: [phone],
      system: 'android',
      referrerClickId: null,
      ttclid: null,
      details: deviceDetailsOf(details),
      ...install,
    },
    clicks,
    devicesAtAddress,
    windows: defaultWindows,
  };
}

describe('an install with a click id in its Play referrer', () => {
  test('belongs to that click, whatever address it came from', () => {
    const named = clickAt(3_600_000, { ip: '198.51.100.1', deviceKey: null });
    const decision = decide(evidenceOf([clickAt(60_000), named], { referrerClickId: named.clickId }));
    expect(decision).toMatchObject({ source: 'tracking_link', matchType: 'click_id', confidence: 1, click: named });
  });

  test('belongs to it for exactly seven days', () => {
    const within = clickAt(defaultWindows.clickId, { deviceKey: null });
    const tooOld = clickAt(defaultWindows.clickId + 1, { deviceKey: null });
    expect(decide(evidenceOf([within], { referrerClickId: within.clickId })).source).toBe('tracking_link');
    expect(decide(evidenceOf([tooOld], { referrerClickId: tooOld.clickId })).source).toBe('organic');
  });

  test("belongs to the last click with TikTok's click id when it holds only that", () => {
    const of = { ttclid: 'E.C.P.1', ip: '198.51.100.1' };
    const last = clickAt(120_000, of);
    const decision = decide(evidenceOf([clickAt(180_000, of), last, clickAt(60_000)], { ttclid: 'E.C.P.1' }));
    expect(decision).toMatchObject({ matchType: 'click_id', grade: 'ttclid', confidence: 0.98, click: last });
  });
});

describe('an install without one', () => {
  test('belongs to the last click from its address and device', () => {
    const last = clickAt(60_000);
    expect(decide(evidenceOf([clickAt(120_000), last, clickAt(180_000)]))).toMatchObject({
      matchType: 'ip_user_agent',
      confidence: 0.8,
      click: last,
    });
  });

  test('belongs to it for exactly 24 hours', () => {
    expect(decide(evidenceOf([clickAt(defaultWindows.device)])).source).toBe('tracking_link');
    expect(decide(evidenceOf([clickAt(defaultWindows.device + 1)])).source).toBe('organic');
  });

  test('is organic when its device cannot be read, and says so', () => {
    const decision = decide(evidenceOf([clickAt(60_000)], { deviceKeys: [] }));
    expect(decision).toMatchObject({ source: 'organic', matchType: 'organic', confidence: 0, click: null });
    expect(decision.reason).toContain('device could not be read');
  });

  test('is surer of a browser that tells the same as the app, and less of one that tells something else', () => {
    const confidenceWith = (told: object) =>
      decide(evidenceOf([clickAt(60_000, { details: deviceDetailsOf({ ...details, ...told }) })])).confidence;
    expect(confidenceWith({})).toBeGreaterThan(0.8);
    expect(confidenceWith({ timezone: 'Asia/Tokyo' })).toBeLessThan(0.8);
    expect(confidenceWith({ timezone: 'Asia/Tokyo', screenWidth: 390 })).toBeLessThan(
      confidenceWith({ timezone: 'Asia/Tokyo' }),
    );
  });

  test('is less sure of an address that many kinds of device share', () => {
    const alone = decide(evidenceOf([clickAt(60_000)], {}, 1));
    const crowded = decide(evidenceOf([clickAt(60_000)], {}, 12));
    expect(crowded.confidence).toBeLessThan(alone.confidence);
    expect(crowded.reason).toContain('12 kinds of device');
  });

  test('belongs to a browser that hides its device only if it tells the same as the app', () => {
    const hidden = (told: object | null) =>
      clickAt(60_000, { deviceKey: null, details: told === null ? null : deviceDetailsOf({ ...details, ...told }) });
    expect(decide(evidenceOf([hidden(null)])).source).toBe('organic');
    expect(decide(evidenceOf([hidden({ timezone: 'Asia/Tokyo' })])).source).toBe('organic');
    expect(decide(evidenceOf([{ ...hidden({}), system: 'ios' }])).source).toBe('organic');
    expect(decide(evidenceOf([hidden({})]))).toMatchObject({ matchType: 'ip_user_agent', grade: 'similar_device' });
  });
});

const anyDetails = fc.option(
  fc
    .record({
      screenWidth: fc.constantFrom(412, 390),
      screenHeight: fc.constant(915),
      screenScale: fc.constantFrom(2.625, 3),
      timezone: fc.constantFrom('Europe/Paris', 'Asia/Tokyo'),
      maxTouchPoints: fc.constantFrom(5, 10),
    })
    .map(deviceDetailsOf),
);
const anyClick: fc.Arbitrary<ClickEvidence> = fc.record({
  clickId: fc.uuid(),
  clickedAt: fc
    .integer({ min: -10 * 86_400_000, max: 3_600_000 })
    .map((after) => new Date(installedAt.getTime() + after)),
  ip: fc.constantFrom('203.0.113.7', '198.51.100.1'),
  deviceKey: fc.constantFrom(phone, 'ios 17.5', null),
  system: fc.constantFrom('android', 'ios', null),
  ttclid: fc.constantFrom('E.C.P.1', 'E.C.P.2', null),
  details: anyDetails,
});
const anyClicks = fc.uniqueArray(anyClick, { selector: ({ clickId }) => clickId, maxLength: 12 });
const anyTtclid = fc.constantFrom('E.C.P.1', null);

describe('for any clicks', () => {
  test('the decision does not depend on their order, nor on how often each is given', () => {
    fc.assert(
      fc.property(anyClicks, fc.boolean(), anyTtclid, fc.func(fc.integer()), (all, named, ttclid, order) => {
        const install = { referrerClickId: named ? (all[0]?.clickId ?? null) : null, ttclid };
        const one = decide(evidenceOf(all, install));
        const mixed = [...all, ...all].sort((left, right) => order(left) - order(right));
        expect(decide(evidenceOf(mixed, install))).toEqual(one);
      }),
    );
  });

  test('nothing outside its window matches', () => {
    fc.assert(
      fc.property(anyClicks, fc.boolean(), anyTtclid, (all, named, ttclid) => {
        const decision = decide(evidenceOf(all, { referrerClickId: named ? (all[0]?.clickId ?? null) : null, ttclid }));
        if (decision.source === 'organic') return;
        const before = installedAt.getTime() - decision.click.clickedAt.getTime();
        expect(before).toBeGreaterThanOrEqual(-clockTolerance);
        expect(before).toBeLessThanOrEqual(
          decision.matchType === 'click_id' ? defaultWindows.clickId : defaultWindows.device,
        );
      }),
    );
  });

  test('no eligible click is later than the one that wins, and none goes without a winner', () => {
    fc.assert(
      fc.property(anyClicks, (all) => {
        const { click } = decide(evidenceOf(all));
        const eligible = all.filter((other) => decide(evidenceOf([other])).click !== null);
        expect(eligible.filter((other) => click === null || other.clickedAt > click.clickedAt)).toEqual([]);
      }),
    );
  });

  test('confidence lies between 0 and 1, and a click id is surer than anything else', () => {
    fc.assert(
      fc.property(anyClicks, anyTtclid, fc.nat({ max: 100_000 }), (all, ttclid, devices) => {
        const { confidence, matchType } = decide(evidenceOf(all, { ttclid }, devices));
        const [least, most] = { organic: [0, 0], ip_user_agent: [0.1, 0.95], click_id: [0.98, 1] }[matchType];
        expect(confidence).toBeGreaterThanOrEqual(least ?? 0);
        expect(confidence).toBeLessThanOrEqual(most ?? 0);
      }),
    );
  });
});
