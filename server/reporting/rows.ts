import Big from 'big.js';
import { EntityId, type MetricRow, type MetricsAnswer, type Money } from '#lib/appsprint/contract';
import type { Facts } from './facts.ts';
import { moneyOf, sumByCurrency } from './money.ts';

/**
 * The sums of one row. AppSprint's number is shown wherever AppSprint has a match (an attributed install or event in the
 * window), even when it is 0; TikTok's reported number is shown in its place only where AppSprint has none (AppSprint docs,
 * TikTok Ads page: AppSprint first, TikTok as the fallback).
 * @param currency of the account
 * @param isLoaded whether TikTok's figures of the window are here; without them TikTok's side is null, never 0
 */
export function metricRowOf(facts: Facts, currency: string, isLoaded: boolean): MetricRow {
  const hasMatch = facts.attributedInstalls > 0 || facts.attributedEvents > 0;
  const reportedInstalls = isLoaded && facts.countsInstalls ? (facts.reportedInstalls ?? 0) : null;
  const reportedRevenue = isLoaded && facts.reportedValue !== null ? moneyOf(facts.reportedValue, currency) : null;
  const attributedRevenue = sumByCurrency(facts.attributedRevenue);
  const installsFallBack = !hasMatch && reportedInstalls !== null && reportedInstalls > 0;
  const revenueFallsBack = !hasMatch && reportedRevenue !== null && new Big(reportedRevenue.amount).gt(0);
  return {
    id: EntityId.parse(facts.id),
    name: facts.name,
    spend: isLoaded ? moneyOf(facts.spend ?? '0', currency) : null,
    impressions: isLoaded ? (facts.impressions ?? 0) : null,
    clicks: isLoaded ? (facts.clicks ?? 0) : null,
    installs: {
      value: installsFallBack ? reportedInstalls : facts.attributedInstalls,
      source: installsFallBack ? 'fallback' : 'attributed',
      attributed: facts.attributedInstalls,
      reported: reportedInstalls,
    },
    revenue: {
      value: revenueFallsBack ? [reportedRevenue] : attributedRevenue,
      source: revenueFallsBack ? 'fallback' : 'attributed',
      attributed: attributedRevenue,
      reported: reportedRevenue,
    },
  };
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sumOfMoney(amounts: readonly Money[], currency: string): Money {
  return moneyOf(
    amounts.reduce((sum, { amount }) => sum.plus(amount), new Big(0)),
    currency,
  );
}

function sourceOf(sources: readonly ('attributed' | 'fallback')[]): 'attributed' | 'fallback' {
  return sources.includes('fallback') ? 'fallback' : 'attributed';
}

/** The sums of all rows as they are shown; a total that holds one fallback is a fallback itself. */
export function totalsOf(rows: readonly MetricRow[], currency: string, isLoaded: boolean): MetricsAnswer['totals'] {
  const installs = rows.map((row) => row.installs);
  const revenue = rows.map((row) => row.revenue);
  const reportedInstalls = present(installs.map(({ reported }) => reported));
  const reportedRevenue = present(revenue.map(({ reported }) => reported));
  return {
    spend: isLoaded ? sumOfMoney(present(rows.map(({ spend }) => spend)), currency) : null,
    impressions: isLoaded ? sumOf(present(rows.map(({ impressions }) => impressions))) : null,
    clicks: isLoaded ? sumOf(present(rows.map(({ clicks }) => clicks))) : null,
    installs: {
      value: sumOf(installs.map(({ value }) => value)),
      source: sourceOf(installs.map(({ source }) => source)),
      attributed: sumOf(installs.map(({ attributed }) => attributed)),
      reported: reportedInstalls.length === 0 ? null : sumOf(reportedInstalls),
    },
    revenue: {
      value: sumByCurrency(revenue.flatMap(({ value }) => value)),
      source: sourceOf(revenue.map(({ source }) => source)),
      attributed: sumByCurrency(revenue.flatMap(({ attributed }) => attributed)),
      reported: reportedRevenue.length === 0 ? null : sumOfMoney(reportedRevenue, currency),
    },
    rows: rows.length,
    rowsWithAttributedInstalls: installs.filter(({ attributed }) => attributed > 0).length,
  };
}
