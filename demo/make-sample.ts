/**
 * Writes the extension's sample data, `lib/sample/sample.json`, from the story that the sandbox plays:
 * `node demo/make-sample.ts`. The same story gives the same file.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectedRows, type Story, tellStory } from '../sandbox/scenario/index.ts';

const file = join(import.meta.dirname, '..', 'lib', 'sample', 'sample.json');
const story = tellStory({ seed: 7, campaigns: 16, lastDay: '2026-10-31', publicUrl: 'https://api.appsprint.app' });
/** A sample shows an ordinary account: campaigns that stand for odd cases of tests stay out of it. */
const isOrdinary = (name: string) => !name.includes('<') && !name.includes('dollars') && !name.startsWith('Paused');

/** AppSprint's side of each ad and day: installs, and revenue in cents. */
function attributedByDay({ days, advertiser }: Story): Map<string, { installs: number; cents: number }> {
  const found = new Map<string, { installs: number; cents: number }>();
  for (const day of days) {
    for (const row of expectedRows(story, 'ad', day, day)) {
      const installs = row.installsSource === 'attributed' ? row.installs : 0;
      const cents = row.revenueSource === 'attributed' ? (row.revenue[advertiser.currency] ?? 0) : 0;
      found.set(`${row.id} ${day}`, { installs, cents });
    }
  }
  return found;
}

const attributed = attributedByDay(story);
const { advertiser, days } = story;
const sample = {
  advertiser: { id: '7000000000000000001', name: 'Sample app', currency: advertiser.currency, timeZone: 'UTC' },
  /** Of each day, the oldest first: spend in cents, impressions, clicks, conversions, installs, revenue in cents. */
  campaigns: advertiser.campaigns
    .filter(({ name }) => isOrdinary(name))
    .map(({ id, name, adGroups }) => ({
      id,
      name,
      adGroups: adGroups.map(({ id, name, ads, optimizationEvent }) => ({
        id,
        name,
        ads: ads.map(({ id, name, daily }) => ({
          id,
          name,
          days: days.map((day) => {
            const told = daily.find((one) => one.day === day);
            const own = attributed.get(`${id} ${day}`);
            const conversions = optimizationEvent === 'DOWNLOAD_START' ? (told?.conversions ?? 0) : 0;
            return [
              told?.spend ?? 0,
              told?.impressions ?? 0,
              told?.clicks ?? 0,
              conversions,
              own?.installs ?? 0,
              own?.cents ?? 0,
            ];
          }),
        })),
      })),
    })),
};
await writeFile(file, `${JSON.stringify(sample)}\n`);
