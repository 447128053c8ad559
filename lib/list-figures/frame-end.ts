/** The last moment of a frame at which something can still be drawn into it. */
export interface FrameEnd {
  /** Begins another frame; `told` is called at its end. */
  begin(): void;
  /** Asks to be told at the end of the frame that comes next, or that is being made. */
  request(): void;
  /** True from the moment that was told to the next task: what changes now is shown without being told again. */
  readonly isOver: boolean;
  stop(): void;
}

/**
 * Tells the end of frames. Browsers report sizes after all callbacks of a frame have run and the page is laid out, and
 * before it is shown: whatever the page changed in a frame, and whenever it did, a single look then sees all of it.
 * @param sentinel an element of ours that has a size. It lies deeper than any element of a page: a report on one that
 *   is no deeper than the last one of the same frame is put off with an error that the page hears.
 */
export function watchFrameEnd(sentinel: Element, told: () => void): FrameEnd {
  let isOver = false;
  const nextTask = new MessageChannel();
  nextTask.port1.onmessage = () => {
    isOver = false;
  };
  const observer = new ResizeObserver(() => {
    // An element that is observed anew is reported anew, without another size.
    observer.disconnect();
    isOver = true;
    nextTask.port2.postMessage(null);
    told();
  });
  return {
    begin() {
      isOver = false;
      observer.observe(sentinel);
    },
    request() {
      if (!isOver) observer.observe(sentinel);
    },
    get isOver() {
      return isOver;
    },
    stop() {
      observer.disconnect();
      nextTask.port1.close();
    },
  };
}
