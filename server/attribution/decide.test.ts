import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClickEvidence, clickIdWindow, clockTolerance, decide, deviceWindow, type Evidence } from './decide.ts';

const installedAt = new Date('2026-11-10T12:00:00Z');
const phone = 'android 14.0 sm-s911b';

function clickAt(before: number, other: Partial<ClickEvidence> = {}): ClickEvidence {
  return {
    clickId: `01890000-0000-7000-8000-${String(before).padStart(12, '0').slice(-12)}`,
    clickedAt: new Date(installedAt.getTime() - before),
    ip: '203.0.113.7',
    deviceKey: phone,
    ...other,
  };
}

function evidenceOf(clicks: readonly ClickEvidence[], other: Partial<Evidence> = {}): Evidence {
  return { installedAt, ip: '203.0.113.7', deviceKeys: [phone], referrerClickId: null, clicks, ...other };
}

describe('an install with a click id in its Play referrer', () => {
  test('belongs to that click, whatever address it came from', () => {
    const named = clickAt(3_600_000, { ip: '198.51.100.1', deviceKey: null });
    const decision = decide(evidenceOf([clickAt(60_000), named], { referrerClickId: named.clickId }));
    expect(decision).toMatchObject({ source: 'tracking_link', matchType: 'click_id', confidence: 1, click: named });
  });

  test('belongs to it for exactly seven days', () => {
    const within = clickAt(clickIdWindow, { deviceKey: null });
    const tooOld = clickAt(clickIdWindow + 1, { deviceKey: null });
    expect(decide(evidenceOf([within], { referrerClickId: within.clickId })).source).toBe('tracking_link');
    expect(decide(evidenceOf([tooOld], { referrerClickId: tooOld.clickId })).source).toBe('organic');
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
    expect(decide(evidenceOf([clickAt(deviceWindow)])).source).toBe('tracking_link');
    expect(decide(evidenceOf([clickAt(deviceWindow + 1)])).source).toBe('organic');
  });

  test('is organic when its device cannot be read, and says so', () => {
    const decision = decide(evidenceOf([clickAt(60_000)], { deviceKeys: [] }));
    expect(decision).toMatchObject({ source: 'organic', matchType: 'organic', confidence: 0, click: null });
    expect(decision.reason).toContain('device could not be read');
  });
});

const anyClick = fc.record({
  clickId: fc.uuid(),
  clickedAt: fc
    .integer({ min: -10 * 86_400_000, max: 3_600_000 })
    .map((after) => new Date(installedAt.getTime() + after)),
  ip: fc.constantFrom('203.0.113.7', '198.51.100.1'),
  deviceKey: fc.constantFrom(phone, 'ios 17.5', null),
});

describe('for any clicks', () => {
  test('the decision does not depend on their order', () => {
    const clicks = fc.uniqueArray(anyClick, { selector: ({ clickedAt }) => clickedAt.getTime(), minLength: 1 });
    fc.assert(
      fc.property(clicks, fc.boolean(), (all, named) => {
        const referrerClickId = named ? (all[0]?.clickId ?? null) : null;
        const one = decide(evidenceOf(all, { referrerClickId }));
        expect(decide(evidenceOf(all.toReversed(), { referrerClickId }))).toEqual(one);
      }),
    );
  });

  test('a click more than five minutes after the install never matches', () => {
    fc.assert(
      fc.property(fc.array(anyClick), (all) => {
        const { click } = decide(evidenceOf(all, { referrerClickId: all[0]?.clickId ?? null }));
        if (click !== null)
          expect(click.clickedAt.getTime()).toBeLessThanOrEqual(installedAt.getTime() + clockTolerance);
      }),
    );
  });

  test('no eligible click is later than the one that wins', () => {
    fc.assert(
      fc.property(fc.array(anyClick), (all) => {
        const { click } = decide(evidenceOf(all));
        const later = all.filter(
          (other) =>
            other.ip === '203.0.113.7' &&
            other.deviceKey === phone &&
            other.clickedAt.getTime() <= installedAt.getTime() + clockTolerance &&
            other.clickedAt.getTime() >= installedAt.getTime() - deviceWindow &&
            (click === null || other.clickedAt > click.clickedAt),
        );
        expect(later).toEqual([]);
      }),
    );
  });
});
