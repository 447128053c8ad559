import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkList, type PaintedRow } from '../../demo/check.ts';
import { listAddress } from '../../demo/connected-browser.ts';
import { expect, test } from './stage.ts';

const root = join(import.meta.dirname, '..', '..');

test('npm start -- --check paints the story, saves screenshots and ends well', async ({ stage }) => {
  test.setTimeout(240_000);
  const pictures = [join(root, 'out', 'list.png'), join(root, 'out', 'popup.png')];
  for (const picture of pictures) await rm(picture, { force: true });
  const { stdout } = await promisify(execFile)('npm', ['start', '--silent', '--', '--check'], {
    cwd: root,
    env: { ...process.env, CHROMIUM_PATH: stage.executablePath },
  });
  const rows = JSON.parse(stdout.trim()) as PaintedRow[];
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter((row) => row.name === 'Retargeting')).toHaveLength(2);
  expect(rows.some((row) => row.source === 'fallback')).toBe(true);
  expect(rows.some((row) => row.installs === 0 && row.cpi === null && row.roas === 0)).toBe(true);
  for (const picture of pictures) expect(existsSync(picture), picture).toBe(true);
});

test('the check names every figure that is not the story’s own', async ({ adsManager, story }) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  expect((await checkList(adsManager, story)).differences).toEqual([]);
  const [first, ...others] = story.advertiser.campaigns;
  if (first === undefined) throw new Error('The story has no campaign.');
  const dearer = {
    ...first,
    adGroups: first.adGroups.map((group) => ({
      ...group,
      ads: group.ads.map((ad) => ({ ...ad, daily: ad.daily.map((day) => ({ ...day, spend: day.spend * 2 })) })),
    })),
  };
  const other = { ...story, advertiser: { ...story.advertiser, campaigns: [dearer, ...others] } };
  const { differences } = await checkList(adsManager, other, 2_000);
  expect(differences).not.toEqual([]);
  for (const difference of differences) expect(difference).toContain(first.id);
});
