/** Milliseconds between two looks at what is on its way (ours). */
const pause = 1_000;

/**
 * Looks whenever it is called, and by itself for as long as the look gives true, which means that something is on its way: that
 * it came to nothing, or that its worker ended, changes nothing that a page could watch.
 */
export function watchWhileOnItsWay(look: () => Promise<boolean>): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return async function again() {
    const isOnItsWay = await look();
    clearTimeout(timer);
    if (isOnItsWay) timer = setTimeout(() => void again(), pause);
  };
}
