import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** A program that a machine may have, and the ways to bring it there. */
export interface WantedProgram {
  /** As people call it, such as `Chromium`. */
  readonly name: string;
  /** The environment variable that names its path. */
  readonly variable: string;
  readonly find: () => Promise<string | undefined>;
  readonly debianPackages: readonly string[];
  readonly download: { readonly saying: string; readonly command: Command };
}

type Command = readonly [program: string, ...args: string[]];

interface Installer {
  readonly name: string;
  readonly saying: string;
  readonly commands: readonly Command[];
}

/**
 * Path of the program; installs it when there is none. `say` gets one line before each slow step.
 * Throws an error of one sentence, with the remedy, when none was found and none could be installed.
 */
export async function getProgram(wanted: WantedProgram, say: (line: string) => void): Promise<string> {
  const found = await wanted.find();
  if (found) return found;
  const failures: string[] = [];
  for (const installer of await installersOf(wanted)) {
    say(`No ${wanted.name} found. ${installer.saying}`);
    const failure = await firstFailure(installer);
    if (failure) failures.push(`${installer.name}: ${failure}`);
    const installed = await wanted.find();
    if (installed) return installed;
  }
  throw new Error(
    `No ${wanted.name} was found and none could be installed (${failures.join('; ')}): ` +
      `install ${wanted.name}, or set ${wanted.variable} to the path of its program.`,
  );
}

async function installersOf({ debianPackages, download }: WantedProgram): Promise<Installer[]> {
  const byDownload = { name: 'the download', saying: download.saying, commands: [download.command] };
  if (!(await mayUseApt())) return [byDownload];
  return [
    {
      name: 'apt-get',
      saying: `Installing the Debian package ${debianPackages[0]} with apt-get ...`,
      commands: [
        ['apt-get', 'update'],
        ['apt-get', 'install', '--yes', '--no-install-recommends', ...debianPackages],
      ],
    },
    byDownload,
  ];
}

/** Ubuntu's packages of the same names only point at snaps, so Debian itself is asked for. */
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
