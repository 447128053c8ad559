import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { findBrowser } from './find-browser.ts';

interface Installer {
  readonly name: string;
  readonly saying: string;
  readonly commands: readonly (readonly [program: string, ...args: string[]])[];
}

/**
 * Path of a usable Chromium; installs one when there is none. `say` gets one line before each slow step.
 * Throws an error of one sentence, with the remedy, when none was found and none could be installed.
 */
export async function getBrowser(say: (line: string) => void): Promise<string> {
  const found = await findBrowser();
  if (found) return found;
  const failures: string[] = [];
  for (const installer of await installers()) {
    say(`No Chromium found. ${installer.saying}`);
    const failure = await firstFailure(installer);
    if (failure) failures.push(`${installer.name}: ${failure}`);
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    `No Chromium was found and none could be installed (${failures.join('; ')}): ` +
      'install Chromium, or set CHROMIUM_PATH to the path of its program.',
  );
}

async function installers(): Promise<Installer[]> {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const download: Installer = {
    name: 'the download',
    saying: 'Downloading one with Playwright (about 200 MB, once) ...',
    commands: [[process.execPath, playwright, 'install', 'chromium']],
  };
  if (!(await mayUseApt())) return [download];
  return [
    {
      name: 'apt-get',
      saying: 'Installing the Debian package chromium with apt-get ...',
      commands: [
        ['apt-get', 'update'],
        ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      ],
    },
    download,
  ];
}

/** Ubuntu's package of the same name only points at a snap, so Debian itself is asked for. */
async function mayUseApt(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID=debian$/m.test(release);
}

/** Runs the installer's commands in order; answers why the first failing one failed. */
async function firstFailure({ commands }: Installer): Promise<string | undefined> {
  for (const [program, ...args] of commands) {
    const failure = await runQuietly(program, args);
    if (failure) return failure;
  }
  return undefined;
}

function runQuietly(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors = `${errors}${chunk}`.slice(-10_000);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => {
      resolve(code === 0 ? undefined : (reasonIn(errors) ?? `it ended with code ${code}`));
    });
  });
}

/** The line that says why, among progress and stack: the first that speaks of an error. */
function reasonIn(errors: string): string | undefined {
  return errors
    .split('\n')
    .find((line) => /error|unable|fail/i.test(line))
    ?.trim()
    .slice(0, 200);
}
