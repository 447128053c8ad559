import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { killRounds } from './kill-rounds.ts';

test('an API killed at random moments under load has everything that it answered for, once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-chaos-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const report = await killRounds(dataDir, 3);
  expect(report.events).toBeGreaterThan(0);
  expect(report).toMatchObject({ lost: [], booksAgree: true });
}, 120_000);
