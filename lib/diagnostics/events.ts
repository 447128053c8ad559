import { framesOf, redacted } from './redacted.ts';

/** What went wrong somewhere, once for each cause. Nothing in it is a person's. */
export interface DiagnosticEvent {
  /** What suffers, as in `list rows`. */
  readonly feature: string;
  /** What was read or done, as in `row id`. */
  readonly reading: string;
  readonly problem: 'missing' | 'disagreement' | 'unexpected' | 'error';
  /** How the page was built, where it is about a page. */
  readonly generation: string | null;
  /** Version of the extension. */
  readonly version: string;
  readonly detail: string;
  readonly times: number;
  /** Epoch milliseconds. */
  readonly lastAt: number;
}

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

/** The event of something that was thrown. What it is about is its kind and the place it came from; its message comes redacted. */
export function eventOfError(
  feature: string,
  error: unknown,
  { version, now }: { readonly version: string; readonly now: number },
): DiagnosticEvent {
  const isError = error instanceof Error;
  const [place, ...outer] = framesOf(isError ? error.stack : undefined);
  const name = isError && errorNames.has(error.name) ? error.name : 'Error';
  return {
    feature,
    reading: place === undefined ? name : `${name} ${place}`,
    problem: 'error',
    generation: null,
    version,
    detail: [redacted(isError ? error.message : String(error)), ...outer].join(' < '),
    times: 1,
    lastAt: now,
  };
}
