import { once } from 'node:events';
import { runCommand, UsageProblem } from './administration/index.ts';
import { systemClock } from './clock.ts';
import { startApi } from './compose.ts';
import { configurationFrom, StartProblem } from './configuration/index.ts';

async function serve(): Promise<void> {
  const asked = Promise.race(['SIGTERM', 'SIGINT'].map((signal) => once(process, signal)));
  const api = await startApi(configurationFrom(process.env), { clock: systemClock });
  process.stdout.write(`listening on ${api.url}\n`);
  await asked;
  await api.close();
}

const words = process.argv.slice(2);
try {
  if (words.length === 0) await serve();
  else process.stdout.write(`${await runCommand(words, () => configurationFrom(process.env))}\n`);
  process.exit();
} catch (error) {
  const isForPeople = error instanceof StartProblem || error instanceof UsageProblem;
  process.stderr.write(
    `${isForPeople ? error.message : `The server failed: ${error instanceof Error ? error.message : String(error)}`}\n`,
  );
  process.exit(error instanceof UsageProblem ? 2 : 1);
}
