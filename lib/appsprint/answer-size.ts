/** Most bytes of one answer; the largest of the contract, an audit of thousands of ads, has a few million. */
const mostBytes = 20_000_000;

/** Answers that have no body by what they are (Fetch standard); Chromium gives them an empty one all the same. */
const bodiless = new Set([101, 204, 205, 304]);

/** A `fetch` that breaks an answer off as soon as it is too large. */
export interface LimitedFetch {
  readonly fetch: typeof fetch;
  /** Says so where an answer was too large, else null. Chromium tells whoever reads the body only that it broke off. */
  problem(): string | null;
}

/** Bytes are counted as they come out of any compression. */
export function limitedFetch(): LimitedFetch {
  let bytes = 0;
  return {
    async fetch(request, init) {
      const response = await fetch(request, init);
      bytes = 0;
      if (response.body === null || bodiless.has(response.status)) return response;
      const counted = response.body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(part, controller) {
            bytes += part.byteLength;
            if (bytes > mostBytes) controller.error(new RangeError('The answer is too large.'));
            else controller.enqueue(part);
          },
        }),
      );
      return new Response(counted, response);
    },
    problem: () => (bytes > mostBytes ? `it is larger than ${mostBytes / 1_000_000} MB` : null),
  };
}
