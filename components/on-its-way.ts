import { lastAsked } from './last-asked.ts';

/** Milliseconds between two looks at what is on its way (ours). */
const pause = 1_000;

/**
 * Looks whenever it is called, and by itself for as long as `take` gives true, which means that something is on its way: that it
 * came to nothing, or that its worker ended, changes nothing that a page could watch.
 */
export function watchWhileOnItsWay<T>(look: () => Promise<T>, take: (seen: T) => boolean): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = lastAsked(look, (seen) => {
    clearTimeout(timer);
    if (take(seen)) timer = setTimeout(() => void again(), pause);
  });
  return again;
}
