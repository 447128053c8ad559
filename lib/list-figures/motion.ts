import type { Overlay } from '#lib/overlay';
import { watchFrameEnd } from './frame-end.ts';

export interface Motion {
  /** Looks at the page again, soon and for as long as something moves; once stopped, never. */
  wake(): void;
  /** Watches these tables and their insides; what changes there is drawn in the frame that shows it. */
  watch(tables: readonly Element[]): void;
  stop(): void;
}

/**
 * Looks that a table may cause by changing after the last look of a frame. One that changes more often then shows nothing
 * of ours until its next frame.
 */
const mostLateLooks = 3;
/** Milliseconds between two looks at a page of which only the look changes, as a spinner does. */
const glanceAfter = 250;
/** Frames without any change after which looking stops until the next sign of life. */
const calmFrames = 15;
const signs = [
  'scroll',
  'wheel',
  'keydown',
  'pointerdown',
  'pointerup',
  'touchmove',
  'transitionrun',
  'animationstart',
] as const;

/**
 * Calls `pass` at the end of every frame while the page moves, and parks when it is still. TikTok's list moves its rows by
 * a transform without scroll events, so any sign of life starts the loop: input, and changes of the page's elements.
 * However much the page changes, a frame costs one pass, and `mostLateLooks` where a table changes even after that.
 * @param pass draws one picture and gives back a text that is the same as long as nothing has moved
 */
export function watchMotion(
  document: Document,
  view: Window,
  overlay: Pick<Overlay, 'owns' | 'liesIn' | 'clear' | 'sentinel'>,
  pass: () => string,
): Motion {
  let frame: number | null = null;
  let glance: number | null = null;
  let calm = 0;
  let lateLooks = 0;
  let isDue = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let last = '';
  let watched: readonly Element[] = [];
  let places = '';

  /** A look that fails must not leave what an earlier one has drawn. */
  const passOrClear = () => {
    let isDone = false;
    try {
      const seen = pass();
      isDone = true;
      return seen;
    } finally {
      if (!isDone) overlay.clear();
    }
  };
  const look = () => {
    const now = passOrClear();
    calm = now === last ? calm + 1 : 0;
    last = now;
    isDue = false;
    lookedAt = view.performance.now();
    places = placesOf(watched);
  };
  const goOn = () => {
    if (calm < calmFrames) frame ??= view.requestAnimationFrame(step);
  };
  const frameEnd = watchFrameEnd(overlay.sentinel, () => {
    if (isDue || placesOf(watched) !== places) look();
    goOn();
  });
  const step = () => {
    frame = null;
    lateLooks = 0;
    isDue = true;
    frameEnd.begin();
    if (overlay.sentinel.isConnected) return;
    // The overlay is not in the page yet, so nothing of it can be wrong.
    look();
    goOn();
  };
  const wake = () => {
    // Figures may arrive after the page went to another list.
    if (stopped) return;
    calm = 0;
    frame ??= view.requestAnimationFrame(step);
  };
  const onSign = (event: Event) => {
    // A drag moves the list for as long as the button is down, which no other event tells.
    if (event.type !== 'pointermove' || (event as PointerEvent).buttons !== 0) wake();
  };
  /** What changed may have moved the list, which is seen at the end of the frame; what stands over it, a little later. */
  const onOtherLook = () => {
    frameEnd.request();
    const wait = lookedAt + glanceAfter - view.performance.now();
    glance ??= view.setTimeout(
      () => {
        glance = null;
        // One look tells whether anything moves at all.
        calm = calmFrames - 1;
        frame ??= view.requestAnimationFrame(step);
      },
      Math.max(0, wait),
    );
  };
  const onOtherTree = () => {
    wake();
    if (!frameEnd.isOver) {
      // The frame that is being made may have had its callbacks already.
      isDue = true;
      frameEnd.request();
      return;
    }
    lateLooks += 1;
    if (lateLooks <= mostLateLooks) look();
    else overlay.clear();
  };

  // What takes the overlay's elements anywhere but to their own places is the page.
  const isForeign = ({ target, addedNodes, removedNodes }: MutationRecord) =>
    !overlay.owns(target) &&
    !(overlay.liesIn(target) && [...addedNodes, ...removedNodes].some((node) => overlay.owns(node)));
  const pageObserver = new MutationObserver((records) => {
    const foreign = records.filter(isForeign);
    if (foreign.some(({ type }) => type === 'childList')) onOtherTree();
    else if (foreign.length > 0 && frame === null) onOtherLook();
  });
  const tableObserver = new MutationObserver((records) => {
    if (records.some(isForeign)) onOtherTree();
  });
  // What stands above a list may grow or shrink without any other sign.
  const sizes = new ResizeObserver(wake);

  pageObserver.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'open'],
  });
  for (const sign of [...signs, 'pointermove'])
    document.addEventListener(sign, onSign, { capture: true, passive: true });
  view.addEventListener('resize', wake);
  document.addEventListener('visibilitychange', wake);

  return {
    wake,
    watch(tables) {
      if (tables.length === watched.length && tables.every((table, index) => table === watched[index])) return;
      watched = [...tables];
      tableObserver.disconnect();
      sizes.disconnect();
      for (const table of tables) {
        sizes.observe(table);
        for (const root of [table, table.shadowRoot])
          if (root !== null)
            tableObserver.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
      }
    },
    stop() {
      stopped = true;
      if (frame !== null) view.cancelAnimationFrame(frame);
      if (glance !== null) view.clearTimeout(glance);
      frameEnd.stop();
      pageObserver.disconnect();
      tableObserver.disconnect();
      sizes.disconnect();
      for (const sign of [...signs, 'pointermove']) document.removeEventListener(sign, onSign, { capture: true });
      view.removeEventListener('resize', wake);
      document.removeEventListener('visibilitychange', wake);
    },
  };
}

/** Where elements stand; the same text as long as none of them has moved. */
function placesOf(elements: readonly Element[]): string {
  return elements
    .map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return `${left} ${top} ${width} ${height}`;
    })
    .join();
}
