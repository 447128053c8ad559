import { describe, expect, test } from 'vitest';
import { Integration } from '#lib/appsprint/contract';
import { dayOf, daysAgo } from '#lib/calendar';
import type { Outcome, PerformancePage } from '#lib/messages';
import { sampleAnswers } from './index.ts';

const now = Date.parse('2027-03-05T12:00:00Z');
const answers = sampleAnswers(now);
const performance = async (level: 'campaign' | 'adgroup' | 'ad', within: string[] = []) => {
  const content = { level, ...daysAgo(30, now, 'UTC'), within, cursor: null };
  const answer = (await answers('performance', content)) as Outcome<PerformancePage>;
  if (!answer.ok) throw new Error(answer.problem.what);
  return answer.value;
};

describe('the sample', () => {
  test('is an app that the contract knows how to describe', async () => {
    const state = (await answers('connectionState', undefined)) as { integration: unknown };
    expect(Integration.safeParse(state.integration).success).toBe(true);
  });

  test('adds up: every level has the same spend and attributed installs', async () => {
    const pages = await Promise.all((['campaign', 'adgroup', 'ad'] as const).map((level) => performance(level)));
    expect(new Set(pages.map(({ totals }) => totals.spend?.amount)).size).toBe(1);
    expect(new Set(pages.map(({ totals }) => totals.installs.attributed)).size).toBe(1);
  });

  test('shows below a campaign its own ad groups only', async () => {
    const [campaign] = (await performance('campaign')).rows;
    const below = await performance('adgroup', [campaign?.id ?? '']);
    expect(below.rows.length).toBeGreaterThan(0);
    expect(below.totals.spend).toEqual(campaign?.spend);
  });

  test('ends today, whenever it is looked at', async () => {
    const content = { level: 'advertiser', ...daysAgo(7, now, 'UTC'), ids: [] };
    const answer = (await answers('performanceDays', content)) as { value: { rows: { days: { day: string }[] }[] } };
    expect(answer.value.rows[0]?.days.map(({ day }) => day).at(-1)).toBe(dayOf(now, 'UTC'));
  });

  test('has a campaign whose installs are a fallback, and one that spends without installs', async () => {
    const { rows } = await performance('campaign');
    expect(rows.some(({ installs }) => installs.source === 'fallback' && installs.value > 0)).toBe(true);
    expect(rows.some(({ installs, spend }) => installs.value === 0 && Number(spend?.amount) > 0)).toBe(true);
  });

  test('refuses with the reason what needs an app of one’s own', async () => {
    expect(
      await answers('sendTestEvent', { id: crypto.randomUUID(), body: { testEventCode: 'X', event: 'Purchase' } }),
    ).toMatchObject({
      ok: false,
      problem: { what: 'This is sample data.' },
    });
  });
});
