import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Browser, detectBrowserPlatform, getInstalledBrowsers } from '@puppeteer/browsers';
import { getProgram } from '../../../demo/browser/index.ts';

const run = promisify(execFile);
const downloads = join(homedir(), '.cache', 'puppeteer');

/** Path of a usable Firefox; installs one when there is none. Throws one sentence with the remedy when it cannot. */
export function getFirefox(say: (line: string) => void): Promise<string> {
  const program = createRequire(import.meta.url).resolve('@puppeteer/browsers/package.json');
  return getProgram(
    {
      name: 'Firefox',
      variable: 'FIREFOX_PATH',
      find: findFirefox,
      debianPackages: ['firefox-esr'],
      download: {
        saying: 'Downloading one with Puppeteer (about 100 MB, once) ...',
        command: [
          process.execPath,
          join(program, '..', 'lib', 'main-cli.js'),
          'install',
          'firefox@stable',
          '--path',
          downloads,
        ],
      },
    },
    say,
  );
}

async function findFirefox(): Promise<string | undefined> {
  const chosen = process.env.FIREFOX_PATH;
  if (chosen) {
    if (await isFirefox(chosen)) return chosen;
    throw new Error(
      `FIREFOX_PATH is ${chosen}, which is not a Firefox that starts; give the path of its program, or unset it.`,
    );
  }
  for (const place of [...usualPlaces(process.platform), ...(await downloaded())]) {
    if (await isFirefox(place)) return place;
  }
  return undefined;
}

function usualPlaces(platform: NodeJS.Platform): readonly string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
    case 'win32':
      return [join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Mozilla Firefox', 'firefox.exe')];
    default:
      return ['/usr/bin/firefox-esr', '/usr/lib/firefox/firefox', '/usr/bin/firefox'];
  }
}

async function downloaded(): Promise<string[]> {
  if (detectBrowserPlatform() === undefined || !existsSync(downloads)) return [];
  const installed = await getInstalledBrowsers({ cacheDir: downloads });
  return installed.filter(({ browser }) => browser === Browser.FIREFOX).map(({ executablePath }) => executablePath);
}

/** Whether the program starts and calls itself Firefox. A script that only asks for a snap does not. */
async function isFirefox(program: string): Promise<boolean> {
  if (!existsSync(program)) return false;
  // On Windows `--version` opens a window instead of printing a line.
  if (process.platform === 'win32') return true;
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 20_000 });
    return /\bMozilla Firefox\b/.test(stdout);
  } catch {
    // The program could not be started or failed: it is no browser for us, and the next place is tried.
    return false;
  }
}
