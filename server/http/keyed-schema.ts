import * as z from 'zod/mini';
import { Failure, type Route } from '#lib/appsprint/contract';

/**
 * What the OpenAPI document says of an unsafe call's `Idempotency-Key`. A key that is none is refused by `idempotencyKeyOf`, in
 * words of its own, so that here any text passes, and the other headers as well.
 */
const headers = z.looseObject({
  'idempotency-key': z.optional(z.string()).register(z.globalRegistry, {
    description:
      'Names one wish, such as a new UUID: 1 to 255 visible ASCII characters. Sent again with the same key within 24 hours, the call is carried out once and answered as the first time, a refusal as well. An answer of 429 or 5xx, or one with Retry-After, is not kept: send the call again with the same key.',
    examples: ['5a7c2c1e-2a0f-4a4f-9a51-1f5f8f0f2f10'],
  }),
});

const refused = (description: string) => Failure.clone().register(z.globalRegistry, { description });

/** The parts of a route's schema that are about its idempotency key; none where calls are not kept. */
export function keyedSchema({ method, answersSecret }: Route): {
  readonly headers?: object;
  readonly response: object;
} {
  if (method === 'GET' || answersSecret === true) return { response: {} };
  return {
    headers,
    response: {
      409: refused(
        '`call_in_progress`: the first call with this Idempotency-Key is still being carried out; send it again after Retry-After seconds. Or a reason of the call itself.',
      ),
      422: refused(
        '`idempotency_key_reused`: this Idempotency-Key was used for another call within 24 hours. Or a reason of the call itself.',
      ),
    },
  };
}
