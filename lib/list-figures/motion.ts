import type { Overlay } from '#lib/overlay';

export interface Motion {
  /** Looks at the page again, soon and for as long as something moves; once stopped, never. */
  wake(): void;
  /** Watches the insides of these tables; rows that are swapped are then drawn before the next frame is shown. */
  watch(tables: readonly Element[]): void;
  stop(): void;
}

/**
 * Looks between two frames that a changing table may cause. A page that changes it more often is redrawn with its next
 * frame, and shows nothing of ours until then.
 */
const mostLooks = 3;
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
 * Calls `pass` in every frame while the page moves, and parks when it is still. TikTok's list moves its rows by a
 * transform without scroll events, so any sign of life starts the loop: input, and changes of the page's elements.
 * However much the page changes, there are at most `mostLooks` and one passes for each frame that is shown.
 * @param pass draws one picture and gives back a text that is the same as long as nothing has moved
 */
export function watchMotion(
  document: Document,
  view: Window,
  overlay: Pick<Overlay, 'owns' | 'clear'>,
  pass: () => string,
): Motion {
  let frame: number | null = null;
  let glance: number | null = null;
  let calm = 0;
  let looks = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let last = '';
  let watched: readonly Element[] = [];

  const look = () => {
    const now = pass();
    calm = now === last ? calm + 1 : 0;
    last = now;
    lookedAt = view.performance.now();
  };
  const step = (frameStart: number) => {
    frame = null;
    looks = 0;
    // The page may have moved its rows in this very frame already, and was looked at then.
    if (lookedAt < frameStart) look();
    if (calm < calmFrames) frame = view.requestAnimationFrame(step);
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

  const pageObserver = new MutationObserver((records) => {
    const foreign = records.filter(
      ({ target, addedNodes, removedNodes }) =>
        !overlay.owns(target) && ![...addedNodes, ...removedNodes].some((node) => overlay.owns(node)),
    );
    if (foreign.some(({ type }) => type === 'childList')) wake();
    else if (foreign.length > 0 && frame === null)
      glance ??= view.setTimeout(() => {
        glance = null;
        // One look tells whether anything moves at all.
        calm = calmFrames - 1;
        frame ??= view.requestAnimationFrame(step);
      }, glanceAfter);
  });
  // Microtasks run before the frame is shown: a row that was just given to another campaign is redrawn in the same frame.
  const tableObserver = new MutationObserver(() => {
    looks += 1;
    if (looks <= mostLooks) look();
    else overlay.clear();
    wake();
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
      pageObserver.disconnect();
      tableObserver.disconnect();
      sizes.disconnect();
      for (const sign of [...signs, 'pointermove']) document.removeEventListener(sign, onSign, { capture: true });
      view.removeEventListener('resize', wake);
      document.removeEventListener('visibilitychange', wake);
    },
  };
}
