import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

/** One file of an archive: its path with forward slashes, and its bytes. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Earliest time that a zip can hold; every file has it, so that only contents make archives differ. */
const sameTime = '1980-01-01T00:00:00';

/** A zip whose bytes follow from paths and contents alone, whatever order or time the files have on disk. */
export function archive(files: readonly ArchivedFile[]): Uint8Array {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes])), {
    level: 9,
    mtime: sameTime,
    os: 3,
  });
}

/** SHA-256 as 64 lower-case hex digits. */
export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
