export { creditInstall, type InstallOfApp, uncreditInstall } from './credit-install.ts';
export { addChanges, amountOf, currencyOf, quarterHourOf } from './sums.ts';
