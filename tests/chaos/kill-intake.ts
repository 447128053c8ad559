import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from './kill-rounds.ts';

/** `npm run chaos [-- ROUNDS]`: exit code 1 when anything that the API answered for is lost or counted twice. */
async function main(rounds: number): Promise<void> {
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('Say how many rounds: npm run chaos -- 50');
  const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-chaos-'));
  try {
    const { installs, events, clicks, lost, booksAgree } = await killRounds(dataDir, rounds, console.log);
    console.log(`${rounds} kills: ${installs} installs, ${events} events and ${clicks} clicks were answered for`);
    console.log(`lost: ${lost.length}; the sums ${booksAgree ? 'are' : 'ARE NOT'} what the rows say`);
    if (lost.length > 0 || !booksAgree) process.exitCode = 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

await main(Number(process.argv[2] ?? '50')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
