import Big from 'big.js';
import { EntityId, type MetricRow, type MetricSums, type Money } from '#lib/appsprint/contract';
import type { Facts, PeriodFacts } from './facts.ts';
import { moneyOf, sumByCurrency } from './money.ts';

/** What a row falls back to TikTok's reported numbers for. */
export interface Fallback {
  readonly installs: boolean;
  readonly revenue: boolean;
}

/**
 * Whether a row falls back. AppSprint's number is shown wherever AppSprint has a match (an attributed install or event in
 * the window), even when it is 0; TikTok's reported number is shown in its place only where AppSprint has none (AppSprint
 * docs, TikTok Ads page: AppSprint first, TikTok as the fallback).
 * @param isLoaded whether TikTok's figures of the window are here
 */
export function fallbackOf(facts: PeriodFacts, isLoaded: boolean): Fallback {
  const hasMatch = facts.attributedInstalls > 0 || facts.attributedEvents > 0;
  if (hasMatch || !isLoaded) return { installs: false, revenue: false };
  return {
    installs: facts.countsInstalls && (facts.reportedInstalls ?? 0) > 0,
    revenue: facts.reportedValue !== null && new Big(facts.reportedValue).gt(0),
  };
}

/**
 * The sums of some facts.
 * @param currency of the account
 * @param isLoaded whether TikTok's figures are here; without them TikTok's side is null, never 0
 */
export function metricSumsOf(facts: PeriodFacts, currency: string, isLoaded: boolean, fallback: Fallback): MetricSums {
  const reportedInstalls = isLoaded && facts.countsInstalls ? (facts.reportedInstalls ?? 0) : null;
  const reportedRevenue = isLoaded && facts.reportedValue !== null ? moneyOf(facts.reportedValue, currency) : null;
  const attributedRevenue = sumByCurrency(facts.attributedRevenue);
  return {
    spend: isLoaded ? moneyOf(facts.spend ?? '0', currency) : null,
    impressions: isLoaded ? (facts.impressions ?? 0) : null,
    clicks: isLoaded ? (facts.clicks ?? 0) : null,
    installs: {
      value: fallback.installs ? (reportedInstalls ?? 0) : facts.attributedInstalls,
      source: fallback.installs ? 'fallback' : 'attributed',
      attributed: facts.attributedInstalls,
      reported: reportedInstalls,
    },
    revenue: {
      value: fallback.revenue ? sumByCurrency(present([reportedRevenue])) : attributedRevenue,
      source: fallback.revenue ? 'fallback' : 'attributed',
      attributed: attributedRevenue,
      reported: reportedRevenue,
    },
  };
}

/** The row of an object. */
export function metricRowOf(facts: Facts, currency: string, isLoaded: boolean): MetricRow {
  const sums = metricSumsOf(facts, currency, isLoaded, fallbackOf(facts, isLoaded));
  return { id: EntityId.parse(facts.id), name: facts.name, ...sums };
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

/** The sum of sums as they are shown; one that holds a fallback is a fallback itself. */
export function addSums(rows: readonly MetricSums[], currency: string, isLoaded: boolean): MetricSums {
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
  };
}

/** The sums of all rows, and how many they are. */
export function totalsOf(
  rows: readonly MetricRow[],
  currency: string,
  isLoaded: boolean,
): MetricSums & { rows: number; rowsWithAttributedInstalls: number } {
  const rowsWithAttributedInstalls = rows.filter(({ installs }) => installs.attributed > 0).length;
  return { ...addSums(rows, currency, isLoaded), rows: rows.length, rowsWithAttributedInstalls };
}
