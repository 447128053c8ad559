export { creditInstall, type InstallOfApp, uncreditInstall } from './credit-install.ts';
export { addChanges, amountOf, currencyOf, laneOf, quarterHourOf } from './sums.ts';
