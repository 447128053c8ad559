export { type Difference, differenceOf, type NoDifferenceReason, type TwoSidedSums } from './difference.ts';
export type { Figure, FigureSource, NoValueReason, Quantity } from './figure.ts';
export { type Amount, figureOf, type Sums } from './figures.ts';
export { type QuantityFormat, quantityFormat, signedPercentFormat } from './format.ts';
export { defaultMetrics, type MetricName, metricNames } from './names.ts';
export { metricTitles, noDifferenceTexts, noValueTexts, sourceTexts } from './texts.ts';
