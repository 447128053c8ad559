import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RecordedClick } from './clicks.ts';
import { waitingClicksAt } from './waiting-clicks.ts';

async function freshFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-clicks-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'waiting.jsonl');
}

function click(number: number): RecordedClick {
  return {
    appId: 'app_000001',
    clickId: `01890000-0000-7000-8000-00000000000${number}`,
    slug: 'spring',
    clickedAt: '2026-11-10T12:00:00.000Z',
    ip: '203.0.113.7',
    userAgent: 'phone',
    deviceKey: null,
    visit: { campaign_id: String(number) },
  };
}

test('waiting clicks are given once, after a failure again, and a line cut off by a crash is passed over', async () => {
  const path = await freshFile();
  const waiting = waitingClicksAt(path);
  await waiting.add([click(1)]);
  await appendFile(path, '{"appId":"app_0000');
  await waiting.add([click(2)]);
  await expect(waiting.replay(() => Promise.reject(new Error('still away')))).rejects.toThrow('still away');
  await waiting.add([click(3)]);

  const given: RecordedClick[] = [];
  const store = async (clicks: readonly RecordedClick[]) => void given.push(...clicks);
  await waitingClicksAt(path).replay(store);
  expect(given).toEqual([click(1), click(2)]);
  await waiting.replay(store);
  await waiting.replay(store);
  expect(given).toEqual([click(1), click(2), click(3)]);
});
