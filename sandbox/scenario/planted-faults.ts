import type { WorldCampaign } from '../world.ts';
import type { Role } from './cast.ts';

/** Something that is set up wrong in the story, and the ids of the ad groups or ads that it belongs to. */
export interface PlantedFault {
  readonly fault: NonNullable<Role['slip']> | Exclude<Role['landing'], 'signal-link'> | 'unsent-event';
  readonly level: 'adgroup' | 'ad';
  readonly ids: readonly string[];
  /** What the ads concerned spend in the whole story, in cents. */
  readonly spend: number;
}

/** What an audit has to find in the campaigns that these roles became, and nothing else. */
export function plantedFaults(roles: readonly Role[], campaigns: readonly WorldCampaign[]): PlantedFault[] {
  return roles.flatMap((role, index) => {
    const campaign = campaigns[index];
    return campaign === undefined ? [] : faultsOf(role, campaign);
  });
}

function faultsOf(role: Role, { adGroups }: WorldCampaign): PlantedFault[] {
  const ads = adGroups.flatMap((adGroup) => adGroup.ads);
  const spend = ads.flatMap(({ daily }) => daily).reduce((sum, day) => sum + day.spend, 0);
  const inAdGroups = { level: 'adgroup' as const, ids: adGroups.map(({ id }) => id), spend };
  const inAds = { level: 'ad' as const, ids: ads.map(({ id }) => id), spend };
  const faults: PlantedFault[] = [];
  if (role.slip !== null) faults.push({ fault: role.slip, ...inAdGroups });
  if (role.landing !== 'signal-link') faults.push({ fault: role.landing, ...inAds });
  // AppSprint sends no Lead, which is what TikTok calls FORM.
  if (role.optimizationEvent === 'FORM') faults.push({ fault: 'unsent-event', ...inAdGroups });
  return faults;
}
