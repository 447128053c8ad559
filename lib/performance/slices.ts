/** Work that stops often by itself, so that a page can go on in between; what it returns is its result. */
export type Work<T> = Generator<void, T, void>;

/** What decides when work lets go of the page. */
export interface Pace {
  /** Milliseconds that work may hold the page at a stretch. */
  readonly slice: number;
  /** Milliseconds since any moment. */
  now(): number;
  /** Lets the page go on with what waits, such as a key press or drawing. */
  pause(): Promise<void>;
}

/** Does work a slice at a time. Returns its result, or null once it is no longer wanted. */
export async function inSlices<T>(work: Work<T>, pace: Pace, wanted: AbortSignal): Promise<T | null> {
  let end = pace.now() + pace.slice;
  for (;;) {
    if (wanted.aborted) return null;
    const step = work.next();
    if (step.done === true) return step.value;
    if (pace.now() < end) continue;
    await pace.pause();
    end = pace.now() + pace.slice;
  }
}

/** Does work without letting go of the page in between. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
