import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forwardingRounds } from './forwarding-rounds.ts';

test('two APIs and two workers, killed at random while TikTok fails, let TikTok count every event once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-chaos-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const report = await forwardingRounds(folder, 3);
  expect(report.eligible).toBeGreaterThan(0);
  expect(report).toMatchObject({
    countedOnce: report.eligible,
    missing: [],
    countedTwice: [],
    countedThoughOff: [],
    wrongPixel: [],
    notMarkedSent: [],
  });
}, 300_000);
