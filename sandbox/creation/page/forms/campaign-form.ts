import { textField } from '../controls/ks-input.ts';
import { radios } from '../controls/ks-radios.ts';
import { viSwitch } from '../controls/vi-toggles.ts';
import type { Destination } from '../words/index.ts';
import { type BlockParts, bound } from './block.ts';
import { choicesOf, type Kit, keysOf } from './kit.ts';

const destinations: readonly Destination[] = ['website', 'app', 'tiktok-shop'];

/** The settings of a campaign, in the order of TikTok's API document 1847302878676994. */
export function campaignForm({ words, switches, store }: Kit): BlockParts[] {
  const { labels } = words;
  const change = (values: Parameters<typeof store.change<'campaign'>>[1]) => store.change('campaign', values);
  const destination = (label: string, isIn: (isSales: boolean) => boolean): BlockParts => ({
    label,
    isIn: ({ campaign }) => isIn(campaign.objective === 'sales'),
    content: bound(
      radios(switches.suffix, choicesOf(destinations, words.destinations), (value) => change({ destination: value })),
      ({ campaign }) => campaign.destination,
    ),
  });
  return [
    {
      label: labels.objective,
      content: bound(
        radios(switches.suffix, choicesOf(keysOf(words.objectives), words.objectives), (objective) =>
          change({ objective }),
        ),
        ({ campaign }) => campaign.objective,
      ),
    },
    destination(labels.salesDestination, (isSales) => isSales),
    destination(labels.destination, (isSales) => !isSales),
    {
      label: labels.smartPlus,
      isHybrid: true,
      content: bound(
        viSwitch((isSmartPlus) => change({ isSmartPlus })),
        ({ campaign }) => campaign.isSmartPlus,
      ),
    },
    {
      label: labels.catalog,
      isHybrid: true,
      isIn: ({ campaign }) => campaign.objective === 'sales',
      content: bound(
        viSwitch((usesCatalog) => change({ usesCatalog })),
        ({ campaign }) => campaign.usesCatalog,
      ),
    },
    {
      label: labels.campaignName,
      isSimple: true,
      content: bound(
        textField({ suffix: switches.suffix, kind: 'open' }, (name) => change({ name })),
        ({ campaign }) => campaign.name,
      ),
    },
    {
      label: labels.campaignBudget,
      isHybrid: true,
      content: bound(
        viSwitch((isBudgetOnCampaign) => change({ isBudgetOnCampaign })),
        ({ campaign }) => campaign.isBudgetOnCampaign,
      ),
    },
  ];
}
