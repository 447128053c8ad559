import { expect, test } from 'vitest';
import { fixtureWorld } from './world-fixture.ts';
import { type IdLength, withIdLength } from './world-ids.ts';

test.each([15, 16, 17, 18, 19] satisfies IdLength[])('every entity has an id of its own of %i digits', (length) => {
  const entities = withIdLength(fixtureWorld, length).advertisers.flatMap(({ campaigns }) =>
    campaigns.flatMap((campaign) => [campaign, ...campaign.adGroups.flatMap((adGroup) => [adGroup, ...adGroup.ads])]),
  );
  expect(entities.every(({ id }) => new RegExp(`^[1-9]\\d{${length - 1}}$`).test(id))).toBe(true);
  const before = fixtureWorld.advertisers.flatMap(({ campaigns }) =>
    campaigns.flatMap((campaign) => [
      campaign.id,
      ...campaign.adGroups.flatMap(({ id, ads }) => [id, ...ads.map((ad) => ad.id)]),
    ]),
  );
  expect(new Set(entities.map(({ id }) => id)).size).toBe(new Set(before).size);
});
