import * as z from 'zod/mini';
import { framesOf, redacted } from './redacted.ts';

/** What went wrong somewhere, once for each cause. Nothing in it is a person's. */
export const DiagnosticEvent = z.object({
  /** What suffers, as in `list rows`. */
  feature: z.string(),
  /** What was read or done, as in `row id`. */
  reading: z.string(),
  problem: z.enum(['missing', 'disagreement', 'unexpected', 'error']),
  /** How the page was built, where it is about a page. */
  generation: z.nullable(z.string()),
  /** Version of the extension. */
  version: z.string(),
  detail: z.string(),
  times: z.number(),
  /** Epoch milliseconds. */
  lastAt: z.number(),
});
export type DiagnosticEvent = Readonly<z.output<typeof DiagnosticEvent>>;

/** What two events have in common that are about the same. */
export function causeOf({ feature, reading, problem, generation, version }: DiagnosticEvent): string {
  return JSON.stringify([feature, reading, problem, generation, version]);
}

const errorNames = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'ZodError',
  'ApiError',
]);

/** What was thrown, as it is told from one process to another. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What can be told of anything that was thrown. */
export function thrownOf(error: unknown): Thrown {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '' };
  return { name: error.name, message: error.message, stack: error.stack ?? '' };
}

/** The event of something that was thrown. What it is about is its kind and the place it came from; its message comes redacted. */
export function eventOfError(
  feature: string,
  { name: thrownName, message, stack }: Thrown,
  { version, now }: { readonly version: string; readonly now: number },
): DiagnosticEvent {
  const [place, ...outer] = framesOf(stack);
  const name = errorNames.has(thrownName) ? thrownName : 'Error';
  return {
    feature,
    reading: place === undefined ? name : `${name} ${place}`,
    problem: 'error',
    generation: null,
    version,
    detail: [redacted(message), ...outer].join(' < '),
    times: 1,
    lastAt: now,
  };
}
