/** Something that finds out that its extension has gone by being asked, as WXT's context does, and then ends what it began. */
interface Life {
  readonly isValid: boolean;
  onInvalidated(run: () => void): void;
}

/**
 * Asks a content script's life whenever the page goes to another address without loading. An extension that was just updated,
 * switched off or removed tells its old scripts nothing, nor do they hear of addresses any more (WXT's events carry the
 * extension's id, which is gone then): what such a script has drawn would stand there for the address before.
 * @param navigation the page's Navigation API; undefined where the browser has none (Firefox before 147)
 */
export function lookForEnd(
  life: Life,
  navigation: EventTarget | undefined = (globalThis as { navigation?: EventTarget }).navigation,
): void {
  const look = () => void life.isValid;
  navigation?.addEventListener('navigate', look);
  life.onInvalidated(() => navigation?.removeEventListener('navigate', look));
}
