import { type Story, tellStory } from '../../sandbox/scenario/index.ts';
import type { TikTokWorld, WorldAdvertiser } from '../../sandbox/world.ts';
import type { Choices } from './steps.ts';

/** A world of two accounts whose rows have the same names and different ids, and what the steps may choose in it. */
export function twoAccounts(): { readonly world: TikTokWorld; readonly choices: Choices } {
  const story: Story = tellStory({
    seed: 5,
    campaigns: 150,
    lastDay: '2026-10-31',
    publicUrl: 'https://api.appsprint.app',
  });
  const first = { ...story.advertiser, campaigns: named(story.advertiser) };
  const second: WorldAdvertiser = {
    ...first,
    id: '7299999999999999999',
    name: 'Dreamly 2',
    campaigns: renumbered(first),
  };
  const [start = '', middle = '', end = ''] = [story.days[0], story.days[15], story.days.at(-1)];
  return {
    world: { ...story.world, advertisers: [first, second] },
    choices: {
      advertiserIds: [first.id, second.id],
      windows: [
        { from: start, to: end },
        { from: middle, to: end },
        { from: start, to: middle },
      ],
    },
  };
}

function renumbered({ campaigns }: WorldAdvertiser): WorldAdvertiser['campaigns'] {
  const other = (id: string) => String(BigInt(id) + 500_000_000_000n);
  return campaigns.map((campaign) => ({
    ...campaign,
    id: other(campaign.id),
    adGroups: campaign.adGroups.map((adGroup) => ({
      ...adGroup,
      id: other(adGroup.id),
      ads: adGroup.ads.map((ad) => ({ ...ad, id: other(ad.id) })),
    })),
  }));
}

/** Most rows have a name of their own, as the lists that show no ids need; the story's ad groups share a few. */
function named({ campaigns }: WorldAdvertiser): WorldAdvertiser['campaigns'] {
  let count = 0;
  const own = (name: string) => {
    count += 1;
    return count % 20 === 0 ? name : `${name} ${count}`;
  };
  return campaigns.map((campaign) => ({
    ...campaign,
    adGroups: campaign.adGroups.map((adGroup) => ({
      ...adGroup,
      name: own(adGroup.name),
      ads: adGroup.ads.map((ad) => ({ ...ad, name: own(ad.name) })),
    })),
  }));
}
