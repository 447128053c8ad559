import type { Pace } from '#lib/performance';

/** Half of a frame, so that a click or a key press in between is drawn without being noticed as late. */
const slice = 8;

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** The page goes on with whatever waits: a message comes after it, and is not held back as timers are. */
export const pageIsFree: Pace = {
  slice,
  now: () => performance.now(),
  pause() {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    port2.postMessage(null);
    return promise;
  },
};
