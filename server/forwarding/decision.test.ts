import { describe, expect, test } from 'vitest';
import type { ClaimedRow } from './claims.ts';
import { type Circumstances, decide } from './decision.ts';

const hour = 3_600_000;
const now = new Date('2026-11-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hour);
const circumstances: Circumstances = {
  now,
  pixel: { id: 'PIXEL', savedAt: hoursAgo(1_000) },
  organic: 'forward',
  pageUrlOf: (slug) => `https://links.example/l/${slug ?? 'first'}`,
};
const row: ClaimedRow = {
  event_id: 'e',
  sdk_id: 'phone',
  tiktok_event: 'Purchase',
  occurred_at: hoursAgo(1),
  received_at: hoursAgo(1),
  attempts: 1,
  at_most: 1_000,
  doubt_before: null,
  pixel_before: null,
  mapped_now: 'Purchase',
  is_there: true,
  revenue: null,
  currency: null,
  parameters: null,
  ip: '203.0.113.9',
  user_agent: 'Dalvik',
  source: 'organic',
  ttclid: null,
  link_slug: null,
  customer_user_id: null,
};
function reasonOf(change: Partial<ClaimedRow>, other: Partial<Circumstances> = {}): string | null {
  const decision = decide({ ...row, ...change }, { ...circumstances, ...other });
  return decision.kind === 'send' ? null : `${decision.state}: ${decision.reason}`;
}

describe('an event is forwarded', () => {
  test('with an address and a user agent, or with a click', () => {
    expect(reasonOf({})).toBeNull();
    expect(reasonOf({ ip: '', user_agent: '', ttclid: 'E.C.P.x' })).toBeNull();
    expect(reasonOf({ ip: '' })).toBe('skipped: not_matchable');
    expect(reasonOf({ user_agent: '' })).toBe('skipped: not_matchable');
  });

  test('of an organic install unless that is switched off', () => {
    expect(reasonOf({}, { organic: 'leave-out' })).toBe('skipped: organic');
    expect(reasonOf({ source: null }, { organic: 'leave-out' })).toBe('skipped: organic');
    expect(reasonOf({ source: 'tracking_link' }, { organic: 'leave-out' })).toBeNull();
  });

  test('until it is 28 days old', () => {
    expect(reasonOf({ occurred_at: hoursAgo(28 * 24) })).toBeNull();
    expect(reasonOf({ occurred_at: hoursAgo(28 * 24 + 1) })).toBe('skipped: too_old');
  });

  test('that waited for the pixel only if its row is still on', () => {
    const late = { pixel: { id: 'PIXEL', savedAt: now } };
    expect(reasonOf({ mapped_now: null })).toBeNull();
    expect(reasonOf({ mapped_now: null }, late)).toBe('skipped: mapping_off');
    expect(reasonOf({}, late)).toBeNull();
  });

  test('under the name that the mapping had when it came in', () => {
    const decision = decide({ ...row, mapped_now: 'Lead' }, circumstances);
    expect(decision).toMatchObject({ kind: 'send', body: { event: 'Purchase' } });
  });
});

describe('an event that TikTok may have counted', () => {
  const inDoubt = { pixel_before: 'PIXEL', attempts: 5 };
  test('is sent again for 47 hours, and never afterwards', () => {
    expect(reasonOf({ ...inDoubt, doubt_before: hoursAgo(47) })).toBeNull();
    expect(reasonOf({ ...inDoubt, doubt_before: hoursAgo(47.01) })).toBe('dead: delivery_in_doubt');
  });

  test('is not sent to another pixel', () => {
    expect(reasonOf({ ...inDoubt, doubt_before: hoursAgo(1), pixel_before: 'OTHER' })).toBe(
      'dead: pixel_changed_in_doubt',
    );
  });

  test('is never said to be left out', () => {
    expect(reasonOf({ ...inDoubt, doubt_before: hoursAgo(1) }, { organic: 'leave-out' })).toBeNull();
  });
});
