import { appendFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RecordedClick } from './clicks.ts';

/** A file of clicks that the database could not take in time, one JSON object a line. */
export interface WaitingClicks {
  /** Durable when it returns. */
  add(click: RecordedClick): Promise<void>;
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

const batchSize = 500;

/** Opens the waiting clicks kept at `path`. */
export function waitingClicksAt(path: string): WaitingClicks {
  const replaying = `${path}.replaying`;
  return {
    async add(click) {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, `${JSON.stringify(click)}\n`, { flush: true, mode: 0o600 });
    },
    async replay(store) {
      // New clicks go on into a fresh file; a replay that was cut short is taken up first.
      if ((await linesOf(replaying)).length === 0) {
        if ((await linesOf(path)).length === 0) return;
        await rename(path, replaying);
      }
      const clicks = clicksIn(await linesOf(replaying));
      for (let start = 0; start < clicks.length; start += batchSize)
        await store(clicks.slice(start, start + batchSize));
      await rm(replaying);
    },
  };
}
