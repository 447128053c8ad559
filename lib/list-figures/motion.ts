import type { Overlay } from '#lib/overlay';

export interface Motion {
  /** Looks at the page again, soon and for as long as something moves; once stopped, never. */
  wake(): void;
  /** Watches the insides of this table; rows that are swapped are then drawn before the next frame is shown. */
  watch(table: Element): void;
  stop(): void;
}

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
 * @param pass draws one picture and gives back a text that is the same as long as nothing has moved
 */
export function watchMotion(
  document: Document,
  view: Window,
  overlay: Pick<Overlay, 'owns'>,
  pass: () => string,
): Motion {
  let frame: number | null = null;
  let calm = 0;
  let stopped = false;
  let last = '';
  let table: Element | null = null;

  const look = () => {
    const now = pass();
    calm = now === last ? calm + 1 : 0;
    last = now;
  };
  const step = () => {
    frame = null;
    look();
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
    if (
      records.some(({ addedNodes, removedNodes }) =>
        [...addedNodes, ...removedNodes].some((node) => !overlay.owns(node)),
      )
    )
      wake();
  });
  // Microtasks run before the frame is shown: a row that was just given to another campaign is redrawn in the same frame.
  const tableObserver = new MutationObserver(() => {
    look();
    wake();
  });

  pageObserver.observe(document.body, { childList: true, subtree: true });
  for (const sign of [...signs, 'pointermove'])
    document.addEventListener(sign, onSign, { capture: true, passive: true });
  view.addEventListener('resize', wake);
  document.addEventListener('visibilitychange', wake);

  return {
    wake,
    watch(next) {
      if (next === table) return;
      table = next;
      tableObserver.disconnect();
      tableObserver.observe(next, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['slot'],
      });
      if (next.shadowRoot) {
        tableObserver.observe(next.shadowRoot, {
          childList: true,
          subtree: true,
          attributes: true,
          attributeFilter: ['style', 'name'],
        });
      }
    },
    stop() {
      stopped = true;
      if (frame !== null) view.cancelAnimationFrame(frame);
      pageObserver.disconnect();
      tableObserver.disconnect();
      for (const sign of [...signs, 'pointermove']) document.removeEventListener(sign, onSign, { capture: true });
      view.removeEventListener('resize', wake);
      document.removeEventListener('visibilitychange', wake);
    },
  };
}
