import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getBrowser } from '../demo/browser/index.ts';
import { type Count, oneFailed, type RunFolder, type Step, spoken, steps } from './steps/index.ts';

/** `npm test`: runs every step, one after the other; its last line is the count, its exit code 1 unless all is well. */
async function main(): Promise<void> {
  const started = performance.now();
  const folder = await makeRunFolder();
  const failed = new Set<string>();
  const total = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const step of steps) {
    const count = await take(step, folder, failed);
    total.passed += count.passed;
    total.failed += count.failed;
    failures.push(...(count.failures ?? []));
    if (count.failed > 0) failed.add(step.name);
  }
  const ranWell = total.failed === 0 && total.passed > 0;
  if (ranWell) await rm(folder.path, { recursive: true, force: true });
  else console.log(`\nWhat the run left to look at is in ${folder.path}`);
  for (const failure of failures) console.log(`\n✗ ${failure}`);
  console.log(`\n${failed.size === 0 ? 'All steps passed' : `Failed: ${[...failed].join(', ')}`}`);
  console.log(`after ${spoken(performance.now() - started)}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = ranWell ? 0 : 1;
}

async function makeRunFolder(): Promise<RunFolder> {
  const path = await mkdtemp(join(tmpdir(), 'appsprint-test-run-'));
  const chromiumExtension = join(path, 'extension', 'chrome-mv3');
  const firefoxExtension = join(path, 'extension', 'firefox-mv3');
  return {
    path,
    chromiumExtension,
    firefoxExtension,
    environment: {
      ...process.env,
      ...(await chosenBrowser()),
      TEST_RUN_DIR: path,
      EXTENSION_OUT_DIR: join(path, 'extension'),
      EXTENSION_DIR: chromiumExtension,
      FIREFOX_EXTENSION_DIR: firefoxExtension,
    },
  };
}

/** One browser for the whole run. Without one the tests that need it fail and say why; the others still run. */
async function chosenBrowser(): Promise<{ CHROMIUM_PATH?: string }> {
  try {
    return { CHROMIUM_PATH: await getBrowser(console.log) };
  } catch (error) {
    console.error(messageOf(error));
    return {};
  }
}

async function take(step: Step, folder: RunFolder, failed: ReadonlySet<string>): Promise<Count> {
  const missing = step.needs?.find((name) => failed.has(name));
  if (missing) {
    console.log(`\n== ${step.name}: not run, because this failed: ${missing}`);
    return oneFailed;
  }
  console.log(`\n== ${step.name}`);
  const started = performance.now();
  const count = await step.run(folder).catch((error: unknown) => {
    console.error(messageOf(error));
    return oneFailed;
  });
  console.log(
    `-- ${step.name}: ${count.passed} passed, ${count.failed} failed in ${spoken(performance.now() - started)}`,
  );
  return count;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

await main();
