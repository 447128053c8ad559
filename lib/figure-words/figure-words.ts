import type { FigureSource, MetricName, NoDifferenceReason, NoValueReason } from '#lib/metrics';
import { t, type WordKey } from '#lib/words';

const noValueKeys = {
  'no-installs': 'metrics.none.noInstalls',
  'no-spend': 'metrics.none.noSpend',
  'no-clicks': 'metrics.none.noClicks',
  'no-impressions': 'metrics.none.noImpressions',
  'spend-not-loaded': 'metrics.none.spendNotLoaded',
  'currencies-differ': 'metrics.none.currenciesDiffer',
  'several-currencies': 'metrics.none.severalCurrencies',
} as const satisfies Record<NoValueReason, WordKey>;

const noDifferenceKeys = {
  'no-match': 'metrics.notCompared.noMatch',
  'not-loaded': 'metrics.notCompared.notLoaded',
  'other-conversions': 'metrics.notCompared.otherConversions',
  'no-reported-value': 'metrics.notCompared.noReportedValue',
  'no-value': 'metrics.notCompared.noValue',
  'currencies-differ': 'metrics.notCompared.currenciesDiffer',
} as const satisfies Record<NoDifferenceReason, WordKey>;

/** The short name of a metric, as the AppSprint docs write it. */
export function metricTitle(metric: MetricName): string {
  return t(`metrics.titles.${metric}`);
}

/** Why a cell shows an en dash, as one sentence for hover and screen readers. */
export function noValueText(reason: NoValueReason): string {
  return t(noValueKeys[reason]);
}

/** Whose number it is, as one sentence for hover and screen readers. */
export function sourceText(source: FigureSource): string {
  return t(`metrics.sources.${source}`);
}

/** Why AppSprint's number is not compared with TikTok's, as one sentence. */
export function noDifferenceText(reason: NoDifferenceReason): string {
  return t(noDifferenceKeys[reason]);
}
