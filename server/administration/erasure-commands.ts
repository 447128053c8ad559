import { eraseInstall, setRetention, shortestRetention } from '../erasure/index.ts';
import { type Command, needed, neededApp } from './command.ts';
import { UsageProblem } from './usage.ts';

function daysOf(text: string): number | null {
  if (text === 'unlimited') return null;
  if (/^\d{1,5}$/.test(text) && Number(text) >= shortestRetention) return Number(text);
  throw new UsageProblem(`--days is "${text}", but takes ${shortestRetention} or more, or unlimited`);
}

/** Commands about how long what people did is kept. */
export const erasureCommands: Readonly<Record<string, Command>> = {
  'install erase': {
    usage: 'install erase --app APPID --install SDK_ID [--json]',
    flags: ['app', 'install'],
    async run(flags, { database }) {
      const sdkId = needed(flags, 'install');
      const json = await eraseInstall(database, { appId: await neededApp(flags, database), sdkId });
      return {
        json,
        line: `Deleted: ${json.installs} install, ${json.events} events, ${json.clicks} clicks.`,
      };
    },
  },
  'app retention': {
    usage: 'app retention --app APPID --days DAYS|unlimited [--json]',
    flags: ['app', 'days'],
    async run(flags, { database }) {
      const days = daysOf(needed(flags, 'days'));
      await setRetention(database, await neededApp(flags, database), days);
      const line =
        days === null
          ? 'What people did is kept until it is erased.'
          : `What people did more than ${days} days ago is deleted every day.`;
      return { json: { retentionDays: days }, line };
    },
  },
};
