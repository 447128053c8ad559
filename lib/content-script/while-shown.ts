import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/**
 * Runs `show` whenever the page is really shown and `hide` whenever it goes: a page that the browser only prepares is not
 * shown yet, and one that it keeps for the way back is not shown any more, and comes back as it was.
 */
export function whileShown(context: ContentScriptContext, show: () => void, hide: () => void): void {
  context.addEventListener(window, 'pagehide', hide);
  context.addEventListener(window, 'pageshow', ({ persisted }) => {
    if (persisted) show();
  });
  context.onInvalidated(hide);
  if (isPrepared(document)) context.addEventListener(document, 'prerenderingchange', show, { once: true });
  else show();
}

/** Only Chromium prepares pages; TypeScript's DOM does not know the word yet. */
function isPrepared(page: Document & { readonly prerendering?: boolean }): boolean {
  return page.prerendering === true;
}
