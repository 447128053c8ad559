import { AdvertiserId, AppId, type AuditAnswer, Day, type Integration, type MetricSums } from '#lib/appsprint/contract';
import type { AlertSettings } from '#lib/settings';
import type { AppFacts } from './facts.ts';

export const appId = AppId.parse('app_dreamly');
export const today = Day.parse('2026-11-22');
export const yesterday = Day.parse('2026-11-21');
export const now = Date.parse('2026-11-22T12:00:00Z');
export const moment = { now, timeZone: 'Europe/Paris', today };

/** An app of which everything works. */
export function integration(change: Partial<Integration> = {}): Integration {
  return {
    app: { id: appId, name: 'Dreamly' },
    connection: 'connected',
    advertiser: { id: AdvertiserId.parse('7212'), name: 'Dreamly', currency: 'EUR', timeZone: 'Europe/Paris' },
    pixel: null,
    eventMapping: { revision: 0 },
    forwarding: { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: null, problem: null },
    valueOptimisation: { purchases: 0, needed: 20, window: null },
    reporting: { state: 'current', at: new Date(now - 60_000).toISOString() },
    findings: [],
    ...change,
  };
}

/** Sums in euros: what was spent, and what AppSprint attributed. */
export function sums(spend: string, installs: number, revenue = '0'): MetricSums {
  const amounts = revenue === '0' ? [] : [{ amount: revenue, currency: 'EUR' }];
  return {
    spend: { amount: spend, currency: 'EUR' },
    impressions: 1000,
    clicks: 10,
    installs: { value: installs, source: 'attributed', attributed: installs, reported: null },
    revenue: { value: amounts, source: 'attributed', attributed: amounts, reported: null },
  };
}

export function facts(change: Partial<Omit<AppFacts, 'state'>> = {}): AppFacts {
  return { state: 'answered', appId, integration: integration(), today: null, yesterday: null, audit: null, ...change };
}

export function settings(change: Partial<AlertSettings> = {}): AlertSettings {
  const targets = { currency: 'EUR', cpiAbove: '3.50', roasBelow: '1.5', spendWithoutInstalls: '50' };
  return { off: [], quietHours: null, targets: { [appId]: targets }, ...change };
}

/** An audit with one finding, first seen at each of the moments. */
export function auditWith(
  ranAt: string,
  ...firstSeenAt: (string | null)[]
): Pick<AuditAnswer, 'findings' | 'lastRunAt'> {
  const findings = firstSeenAt.map((seen) => ({ objects: [{ firstSeenAt: seen }] }));
  return { lastRunAt: ranAt, findings: findings as unknown as AuditAnswer['findings'] };
}
