import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RecordedClick } from './clicks.ts';

/** A file of clicks that the database could not take in time, one JSON object a line. */
export interface WaitingClicks {
  /** Durable when it returns. */
  add(clicks: readonly RecordedClick[]): Promise<void>;
  /** Gives every waiting click to `store` and forgets it once stored; a failure keeps it for the next time. */
  replay(store: (clicks: readonly RecordedClick[]) => Promise<void>): Promise<void>;
}

async function linesOf(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** A line that was cut off by a crash is no click; the others are. */
function clicksIn(lines: readonly string[]): RecordedClick[] {
  return lines.flatMap((line) => {
    try {
      const parsed = RecordedClick.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

/** Makes what was written to the file, or the name of a new one, survive a power cut. Windows syncs no folders. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function append(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const handle = await open(path, 'a', 0o600);
  try {
    const { size } = await handle.stat();
    await handle.appendFile(text);
    await handle.sync();
    if (size === 0 && process.platform !== 'win32') await sync(folder);
  } finally {
    await handle.close();
  }
}

const batchSize = 500;

/** Opens the waiting clicks kept at `path`. */
export function waitingClicksAt(path: string): WaitingClicks {
  const replaying = `${path}.replaying`;
  // Nothing may be written to the file between its renaming and its reading.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }
  return {
    add(clicks) {
      // The line before may have been cut off by a crash, so each write begins on a line of its own.
      const text = clicks.map((click) => `\n${JSON.stringify(click)}\n`).join('');
      return inTurn(() => append(path, text));
    },
    async replay(store) {
      // New clicks go on into a fresh file; a replay that was cut short is taken up first.
      const lines = await inTurn(async () => {
        const cutShort = await linesOf(replaying);
        if (cutShort.length > 0) return cutShort;
        if ((await linesOf(path)).length === 0) return [];
        await rename(path, replaying);
        return linesOf(replaying);
      });
      if (lines.length === 0) return;
      const clicks = clicksIn(lines);
      for (let start = 0; start < clicks.length; start += batchSize)
        await store(clicks.slice(start, start + batchSize));
      await rm(replaying);
    },
  };
}
