import { once } from 'node:events';
import { runCommand, UsageProblem } from './administration/index.ts';
import { systemClock } from './clock.ts';
import { startApi, startWorker } from './compose.ts';
import { configurationFrom, StartProblem } from './configuration/index.ts';

const askedToStop = () => Promise.race(['SIGTERM', 'SIGINT'].map((signal) => once(process, signal)));

async function serve(): Promise<void> {
  const asked = askedToStop();
  const api = await startApi(configurationFrom(process.env), { clock: systemClock });
  process.stdout.write(`listening on ${api.url}\n`);
  await asked;
  await api.close();
}

/** Only forwards; any number of workers and API processes share one DATABASE_URL. */
async function work(): Promise<void> {
  const asked = askedToStop();
  const worker = await startWorker(configurationFrom(process.env), { clock: systemClock });
  process.stdout.write('forwarding\n');
  await asked;
  await worker.close();
}

const words = process.argv.slice(2);
try {
  if (words.length === 0) await serve();
  else if (words.length === 1 && words[0] === 'worker') await work();
  else process.stdout.write(`${await runCommand(words, () => configurationFrom(process.env))}\n`);
  process.exit();
} catch (error) {
  const isForPeople = error instanceof StartProblem || error instanceof UsageProblem;
  process.stderr.write(
    `${isForPeople ? error.message : `The server failed: ${error instanceof Error ? error.message : String(error)}`}\n`,
  );
  process.exit(error instanceof UsageProblem ? 2 : 1);
}
