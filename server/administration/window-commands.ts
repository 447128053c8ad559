import { longestWindowHours, setWindows, windowsOf } from '../attribution/index.ts';
import { type Command, type Flags, neededApp } from './command.ts';
import { UsageProblem } from './usage.ts';

const hour = 3_600_000;

function windowOf(flags: Flags, name: string): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= longestWindowHours) return Number(text) * hour;
  throw new UsageProblem(`--${name} is "${text}", but takes whole hours from 1 to ${longestWindowHours}`);
}

/** Commands about how long a click may lie before an install. */
export const windowCommands: Readonly<Record<string, Command>> = {
  'app windows': {
    usage: 'app windows --app APPID [--click-id-hours HOURS] [--device-hours HOURS] [--json]',
    flags: ['app', 'click-id-hours', 'device-hours'],
    async run(flags, { database }) {
      const [clickId, device] = [windowOf(flags, 'click-id-hours'), windowOf(flags, 'device-hours')];
      const appId = await neededApp(flags, database);
      const now = await windowsOf(database, appId);
      const windows = { clickId: clickId ?? now.clickId, device: device ?? now.device };
      if (clickId !== undefined || device !== undefined) await setWindows(database, appId, windows);
      const json = { clickIdHours: windows.clickId / hour, deviceHours: windows.device / hour };
      const line = `A click counts for ${json.clickIdHours} hours by its id, for ${json.deviceHours} hours by address and device.`;
      return { json, line };
    },
  },
};
