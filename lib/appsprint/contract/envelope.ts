import * as z from 'zod/mini';

/** Version of this contract, sent in every answer's `meta`. */
export const apiVersion = '2026-11-22';

const Meta = z.object({
  requestId: z.string(),
  apiVersion: z.string(),
  /** Present on lists: pass it back as `cursor` for the next page; null on the last one. */
  nextCursor: z.optional(z.nullable(z.string())),
});

/** What a successful call answers: `{data, meta}`. */
export function Success<T extends z.ZodMiniType>(data: T) {
  return z.object({ data, meta: Meta });
}

/** What a failed call answers. `error` is for programs, `message` says what happened and what to do. */
export const Failure = z.object({
  error: z.string().check(z.regex(/^[a-z][a-z0-9_]*$/)),
  message: z.string(),
  details: z.optional(z.unknown()),
});
export type Failure = z.infer<typeof Failure>;
