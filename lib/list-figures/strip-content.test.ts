import { describe, expect, test } from 'vitest';
import { EntityId } from '#lib/appsprint/contract';
import type { ListTotals } from '#lib/messages';
import { stripContent, type WholeList } from './strip-content.ts';
import type { TotalsReading } from './totals.ts';
import { writingOf } from './writing.ts';

const now = Date.UTC(2026, 10, 7, 12);
const context = { from: '2026-11-01', to: '2026-11-07', timeZone: 'Europe/Paris' };
const problem = { kind: 'unreachable', what: 'AppSprint did not answer.', remedy: 'Check the connection.' } as const;
const totals = (changes: Partial<ListTotals> = {}): ListTotals => ({
  figures: { installs: { state: 'value', source: 'attributed', quantity: { unit: 'count', value: 1420 } } },
  differences: {},
  fetchedAt: now,
  rows: 41,
  rowsWithAttributedInstalls: 38,
  reporting: { state: 'current', at: new Date(now - 60_000).toISOString() },
  ...changes,
});
const known = (changes: Partial<ListTotals> = {}): TotalsReading => ({
  state: 'known',
  totals: totals(changes),
  problem: null,
});
const counted = (value: number): WholeList['rowCount'] => ({
  state: 'found',
  value,
  signal: 'reply',
  certainty: 'high',
});
const list = (filter: Partial<WholeList['filter']> = {}, rowCount: WholeList['rowCount'] = counted(41)): WholeList => ({
  level: 'campaign',
  filter: { within: [], search: null, notUnderstood: [], ...filter },
  rowCount,
});
const strip = (reading: TotalsReading, whole: WholeList) =>
  stripContent(reading, whole, ['installs'], context, writingOf('en-US'), now);

describe('the strip of a whole list', () => {
  test('says the totals, how many rows have attributed installs and how fresh TikTok’s side is', () => {
    const { totals: shown, coverage, freshness, notice } = strip(known(), list());
    expect(shown.map(({ title, cell }) => [title, cell.text])).toEqual([['Installs', '1,420']]);
    expect(coverage).toBe('38 of 41 campaigns have attributed installs');
    expect(freshness).toMatch(/^TikTok's figures from \d\d:\d\d/);
    expect(notice).toBeNull();
  });

  test('counts one of one as one', () => {
    const one = strip(known({ rows: 1, rowsWithAttributedInstalls: 1 }), list({}, counted(1)));
    expect(one.coverage).toBe('1 of 1 campaign has attributed installs');
  });

  test('names the rows that AppSprint does not know', () => {
    const { totals: shown, notice } = strip(known({ rows: 38 }), list());
    expect(shown).toHaveLength(1);
    expect(notice).toEqual({
      tone: 'warn',
      text: 'Totals of the 38 campaigns AppSprint knows; the page lists 41.',
    });
  });

  test('is shown without a count of the page where nothing is searched', () => {
    expect(strip(known(), list({}, { state: 'not-here', reason: 'no reply' })).totals).toHaveLength(1);
  });

  test('says how far TikTok’s figures are loaded, or why they are not', () => {
    const loading = known({ reporting: { state: 'loading', completedDays: 3, totalDays: 30 } });
    expect(strip(loading, list()).freshness).toBe("TikTok's figures are loading: 3 of 30 days");
    const failed = known({
      reporting: { state: 'failed', at: new Date(now).toISOString(), message: 'Access expired.' },
    });
    expect(strip(failed, list()).notice?.text).toMatch(/could not be loaded at .+: Access expired\.$/);
    expect(strip(known({ reporting: { state: 'not-started' } }), list()).notice?.text).toContain('not been loaded yet');
  });

  test('keeps its totals while AppSprint does not answer, and says so', () => {
    const { totals: shown, notice } = strip({ state: 'known', totals: totals(), problem }, list());
    expect(shown).toHaveLength(1);
    expect(notice?.text).toMatch(/^Totals of .+: AppSprint did not answer\. Check the connection\.$/);
  });

  test('says that a total holds fallbacks', () => {
    const mixed = { installs: { state: 'value', source: 'fallback', quantity: { unit: 'count', value: 9 } } } as const;
    const [total] = strip(known({ figures: mixed }), list()).totals;
    expect(total?.cell.source).toBe('fallback');
    expect(total?.cell.explanation.sentences[0]).toContain('Holds fallbacks');
  });
});

describe('no total', () => {
  const shownFor = (...parts: Parameters<typeof strip>) => {
    const { totals: shown, coverage, notice } = strip(...parts);
    expect(shown.filter(({ cell }) => cell.state !== 'loading')).toEqual([]);
    expect(coverage).toBeNull();
    return notice?.text ?? '';
  };

  test('is shown for a filter that is not understood', () => {
    expect(shownFor(known(), list({ notUnderstood: ['campaign_status'] }))).toBe(
      'No total: this list is filtered by campaign_status, which AppSprint cannot follow.',
    );
  });

  test('is shown for more ids than AppSprint takes', () => {
    const within = Array.from({ length: 201 }, (_, index) =>
      EntityId.parse(`${1_790_000_000_000_000_000n + BigInt(index)}`),
    );
    expect(shownFor(known(), list({ within }))).toContain('201 ids, more than the 200');
  });

  test('is shown for a search whose rows may be others', () => {
    const search = { search: 'retargeting' };
    expect(strip(known(), list(search)).totals).toHaveLength(1);
    expect(shownFor(known(), list(search, counted(40)))).toBe(
      "No total: the page's search finds 40 campaigns, AppSprint's 41.",
    );
    expect(shownFor(known(), list(search, { state: 'not-here', reason: 'no reply' }))).toContain(
      'does not say how many',
    );
    expect(shownFor(known(), list(search, { state: 'not-yet' }))).toBe('');
  });

  test('is shown before it is there, or when it could not be had', () => {
    expect(shownFor({ state: 'loading' }, list())).toBe('');
    expect(shownFor({ state: 'failed', problem }, list())).toBe(
      'No total: AppSprint did not answer. Check the connection.',
    );
  });
});
