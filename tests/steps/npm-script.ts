import { spawn } from 'node:child_process';
import { minutes } from './duration.ts';
import type { RunFolder } from './step.ts';

/** Long enough for a slow machine, short enough that a command that hangs does not take the whole run with it. */
const timeLimit = minutes(25);

/**
 * Runs a script of package.json, its output streamed through. Answers whether it ended well; says so itself when it
 * could not be started or took too long.
 */
export function runScript(script: string, folder: RunFolder, args: readonly string[] = []): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: folder.environment,
      timeout: timeLimit,
      // npm is a .cmd file on Windows, which only a shell starts.
      shell: process.platform === 'win32',
    });
    child.once('error', (error) => {
      console.error(`npm run ${script} could not be started: ${error.message}.`);
      resolve(false);
    });
    child.once('exit', (code, signal) => {
      if (signal) console.error(`npm run ${script} was ended by ${signal}.`);
      resolve(code === 0);
    });
  });
}
