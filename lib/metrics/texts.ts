import type { NoDifferenceReason } from './difference.ts';
import type { FigureSource, NoValueReason } from './figure.ts';
import type { MetricName } from './names.ts';

/** The short name of each metric, as the AppSprint docs write it. */
export const metricTitles: Readonly<Record<MetricName, string>> = {
  spend: 'Spend',
  installs: 'Installs',
  cpi: 'CPI',
  ipm: 'IPM',
  impressions: 'Impressions',
  cpm: 'CPM',
  clicks: 'Clicks',
  cpc: 'CPC',
  ctr: 'CTR',
  cti: 'CTI',
  roas: 'ROAS',
  revenue: 'Revenue',
};

/** Why a cell shows an en dash, as one sentence for hover and screen readers. */
export const noValueTexts: Readonly<Record<NoValueReason, string>> = {
  'no-installs': 'No value: there are no installs in these dates to divide by.',
  'no-spend': 'No value: there is no spend in these dates to divide by.',
  'no-clicks': 'No value: there are no clicks in these dates to divide by.',
  'no-impressions': 'No value: there are no impressions in these dates to divide by.',
  'spend-not-loaded': "No value yet: AppSprint has not loaded TikTok's figures for this account.",
  'currencies-differ':
    'No value: revenue and spend are in different currencies, which are never divided by each other.',
  'several-currencies': 'No value: revenue came in several currencies, which are never added.',
};

/** Whose number it is, as one sentence for hover and screen readers. */
export const sourceTexts: Readonly<Record<FigureSource, string>> = {
  attributed: "Attributed: AppSprint's number.",
  reported: "Reported: TikTok's number.",
  fallback: "Fallback: TikTok's number, because AppSprint has no match.",
};

/** Why AppSprint's number is not compared with TikTok's, as one sentence. */
export const noDifferenceTexts: Readonly<Record<NoDifferenceReason, string>> = {
  'no-match': 'AppSprint has no match to compare it with.',
  'not-loaded': "AppSprint has not loaded TikTok's figures for this account yet.",
  'other-conversions': "TikTok's conversions here are not installs, so the two are not compared.",
  'no-reported-value': 'TikTok reports no value here to compare it with.',
  'no-value': 'One of the two has no value, so they are not compared.',
  'currencies-differ': 'The two are in different currencies, so they are not compared.',
};
