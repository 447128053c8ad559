import { Problem } from './problem.ts';

/** A call that names the wish behind it. */
export interface KeyedCall {
  readonly appId: string;
  readonly key: string;
  /** What is asked, as JSON can hold it. */
  readonly asked: unknown;
}

/**
 * Carries out a wish once: sent again with the same key, it gets the first answer, a refusal as well.
 * @throws Problem where the first call is still being carried out, or its key was used for something else
 */
export type AnswerOnce = <R extends { readonly data: unknown }>(call: KeyedCall, act: () => Promise<R>) => Promise<R>;

/**
 * The key of a call, or null where it has none.
 * @throws Problem 400 for a key that is none
 */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new Problem(
    400,
    'invalid_idempotency_key',
    'The Idempotency-Key is not 1 to 255 visible ASCII characters. Send a new UUID for each thing you want done.',
  );
}
