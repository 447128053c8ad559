import Big from 'big.js';
import type { MetricSums } from '#lib/appsprint/contract';
import { type Figure, figureOf } from '#lib/metrics';
import type { Targets } from '#lib/settings';

/** A target that a day missed, with the figure that missed it. */
export interface MissedTarget {
  readonly cause: 'cpiAbove' | 'roasBelow' | 'spendWithoutInstalls';
  readonly figure: Extract<Figure, { state: 'value' | 'zero' }>;
}

/** Installs that today's spend has to be good for before its CPI says anything (ours). */
const installsToJudge = 10;

/**
 * The targets that a day missed. Only figures that AppSprint attributed are compared, and only amounts of the target's own
 * currency. A day that is not over is judged late: its CPI once the spend would buy ten installs at the target, its ROAS not at
 * all, because revenue comes after the spend. These rules are ours.
 */
export function missedTargets(sums: MetricSums, targets: Targets, isOver: 'over' | 'going-on'): MissedTarget[] {
  const { spend, installs } = sums;
  if (spend === null || spend.currency !== targets.currency) return [];
  const missed: MissedTarget[] = [];
  const figure = (metric: 'cpi' | 'roas' | 'spend') => figureOf(metric, sums, targets.currency);

  const cpi = figure('cpi');
  if (targets.cpiAbove !== null && isAttributed(cpi) && cpi.quantity.unit === 'money') {
    const saysSomething =
      isOver === 'over' || new Big(spend.amount).gte(new Big(targets.cpiAbove).times(installsToJudge));
    if (saysSomething && new Big(cpi.quantity.amount).gt(targets.cpiAbove))
      missed.push({ cause: 'cpiAbove', figure: cpi });
  }
  const roas = figure('roas');
  if (targets.roasBelow !== null && isOver === 'over' && isAttributed(roas) && roas.quantity.unit === 'ratio') {
    if (new Big(roas.quantity.value).lt(targets.roasBelow)) missed.push({ cause: 'roasBelow', figure: roas });
  }
  const spent = figure('spend');
  if (targets.spendWithoutInstalls !== null && installs.value === 0 && spent.state === 'value') {
    const isMuch = new Big(spend.amount).gte(targets.spendWithoutInstalls);
    if (isMuch) missed.push({ cause: 'spendWithoutInstalls', figure: spent });
  }
  return missed;
}

function isAttributed(figure: Figure): figure is Extract<Figure, { state: 'value' | 'zero' }> {
  return figure.state !== 'none' && figure.source === 'attributed';
}
