import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const run = promisify(execFile);

/**
 * Where each system keeps a real Chromium. Google's own Chrome is left out on purpose: from version 137 on it ignores
 * `--load-extension` (Chrome Enterprise release notes, version 137), so the extension would silently be missing.
 */
function usualPlaces(platform: NodeJS.Platform): readonly string[] {
  switch (platform) {
    case 'darwin':
      return [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        join(homedir(), 'Applications/Chromium.app/Contents/MacOS/Chromium'),
      ];
    case 'win32':
      return [join(process.env.LOCALAPPDATA ?? homedir(), 'Chromium', 'Application', 'chrome.exe')];
    default:
      return [
        '/usr/bin/chromium',
        '/usr/lib/chromium/chromium',
        '/usr/lib64/chromium-browser/chromium-browser',
        '/usr/bin/chromium-browser',
      ];
  }
}

/**
 * Path of a Chromium that can load an unpacked extension, or `undefined` when this machine has none.
 * The environment variable CHROMIUM_PATH wins. Throws when it names a program that is not a Chromium.
 */
export async function findBrowser(): Promise<string | undefined> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (await isChromium(chosen)) return chosen;
    throw new Error(
      `CHROMIUM_PATH is ${chosen}, which is not a Chromium that starts; give the path of its program, or unset it.`,
    );
  }
  for (const place of [...usualPlaces(process.platform), chromium.executablePath()]) {
    if (await isChromium(place)) return place;
  }
  return undefined;
}

/**
 * Whether the program starts and calls itself Chromium. Ubuntu's /usr/bin/chromium-browser is a script that only asks
 * for a snap, so being there is not enough.
 */
async function isChromium(program: string): Promise<boolean> {
  if (!existsSync(program)) return false;
  // On Windows `--version` opens a window instead of printing a line.
  if (process.platform === 'win32') return true;
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 20_000 });
    return /\bChromium\b|Chrome for Testing/.test(stdout) && !/\bsnap\b/.test(stdout);
  } catch {
    // The program could not be started or failed: it is no browser for us, and the next place is tried.
    return false;
  }
}
