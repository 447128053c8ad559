import { randomUUIDv7 } from 'node:crypto';

declare module 'node:crypto' {
  /** Node 24 has it; its published types do not name it yet. */
  function randomUUIDv7(): string;
}

/** A new id that begins with its moment, so that rows made together lie together in an index. */
export function newId(): string {
  return randomUUIDv7();
}
