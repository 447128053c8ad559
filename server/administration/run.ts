import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { openSeal } from '../access/index.ts';
import { publicUrlOf } from '../address-file.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ApiConfiguration, StartProblem } from '../configuration/index.ts';
import { openDatabase } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { UsageProblem } from './usage.ts';

z.config(z.locales.en());

interface Asked {
  readonly command: Command;
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly asJson: boolean;
}

function readArguments(words: readonly string[]): Asked {
  const name = words.slice(0, 2).join(' ');
  const command = commands[name];
  if (command === undefined) {
    const known = Object.values(commands).map(({ usage }) => usage);
    throw new UsageProblem(`"${name}" is no command. There are: ${known.join('; ')}`);
  }
  try {
    const options = {
      json: { type: 'boolean' as const },
      ...Object.fromEntries(command.flags.map((flag) => [flag, { type: 'string' as const }])),
    };
    const { values } = parseArgs({ args: words.slice(2), options, strict: true, allowPositionals: false });
    const { json, ...flags } = values;
    const texts = Object.entries(flags).flatMap(([flag, value]) =>
      typeof value === 'string' ? [[flag, value] as const] : [],
    );
    return { command, flags: Object.fromEntries(texts), asJson: json === true };
  } catch (error) {
    if (error instanceof TypeError)
      throw new UsageProblem(`${error.message}. Usage: npm run server -- ${command.usage}`);
    throw error;
  }
}

async function execute(asked: Asked, configuration: ApiConfiguration, clock: Clock) {
  const { database, close } = await openDatabase(configuration.database);
  try {
    return await asked.command.run(asked.flags, {
      database,
      clock,
      publicUrl: await publicUrlOf(configuration),
      openSeal: () => openSeal(configuration.secretKey),
    });
  } catch (error) {
    if (error instanceof Problem) throw new StartProblem(error.message);
    if (error instanceof UsageProblem)
      throw new UsageProblem(`${error.message}. Usage: npm run server -- ${asked.command.usage}`);
    throw error;
  } finally {
    await close();
  }
}

/**
 * Runs one administration command and returns what to print, beside a running server or without one.
 * @param configure reads the configuration, once the command itself is known to be written right
 * @throws UsageProblem when the command is written wrongly; StartProblem when it cannot be done
 */
export async function runCommand(words: readonly string[], configure: () => ApiConfiguration): Promise<string> {
  const asked = readArguments(words);
  const outcome = await execute(asked, configure(), systemClock);
  return asked.asJson ? JSON.stringify(outcome.json) : outcome.line;
}
