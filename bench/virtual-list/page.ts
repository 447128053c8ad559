import { buildVirtualList } from './list.ts';
import { showWithOverlay } from './ours.ts';
import { showByPolling } from './polling.ts';
import { showWithReactRoots } from './react-roots.tsx';

/** Runs in the browser: a list of 10,000 rows that scrolls by itself, with or without numbers over it. */
export type Showing = 'nothing' | 'overlay' | 'react' | 'polling';

export interface ScrollTimes {
  /** Milliseconds from one frame to the next, each of them. */
  readonly frames: readonly number[];
  /** Longest that a callback of ours held the page up, in milliseconds; of what is not ours nothing is measured. */
  readonly longestOfOurs: number;
}

const frameCount = 240;
/** Pixels for each frame: fast enough that rows change in every second one. */
const speed = 31;

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

async function prepare(showing: Showing): Promise<() => Promise<ScrollTimes>> {
  const list = buildVirtualList(document);
  document.body.append(list.element);
  list.scrollTo(0);
  const longest = showing === 'overlay' ? measureCallbacks() : () => 0;
  if (showing === 'overlay') showWithOverlay();
  if (showing === 'react') showWithReactRoots(list.element);
  if (showing === 'polling') showByPolling();
  for (let frame = 0; frame < 40; frame++) await nextFrame();
  return async () => {
    const frames: number[] = [];
    list.element.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    let last = await nextFrame();
    for (let frame = 0; frame < frameCount; frame++) {
      list.scrollTo(frame * speed);
      const now = await nextFrame();
      frames.push(now - last);
      last = now;
    }
    return { frames, longestOfOurs: longest() };
  };
}

/** From now on every callback that asks for a frame or for changes is timed; the list itself uses neither while it is timed. */
function measureCallbacks(): () => number {
  let longest = 0;
  const timed =
    <Given extends readonly unknown[]>(callback: (...given: Given) => void) =>
    (...given: Given) => {
      const start = performance.now();
      callback(...given);
      longest = Math.max(longest, performance.now() - start);
    };
  const request = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) => request(timed(callback));
  const Observer = globalThis.MutationObserver;
  globalThis.MutationObserver = class extends Observer {
    constructor(callback: MutationCallback) {
      super(timed(callback));
    }
  };
  return () => longest;
}

Object.assign(globalThis, { prepare });
