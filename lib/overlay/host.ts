import tokens from '../look/tokens.css?inline';
import styles from './host.css?inline';

/** The one element that stands in the page; everything else is inside its closed shadow root, where the page cannot read. */
const overlayTag = 'appsprint-overlay';

export interface Host {
  /** Puts the element at the end of the page's body, if it is not there, in this look; null keeps the look it has. */
  show(theme: 'light' | 'dark' | null): void;
  /** Takes the element off the page; `show` puts it back. */
  remove(): void;
  /** True for the element itself, so that watchers of the page can ignore it. */
  owns(node: Node): boolean;
}

/**
 * Makes the element that everything of ours is drawn in. One left behind by an earlier copy of the extension is taken away.
 * @param css styles of the content, beside the design tokens
 */
export function createHost(document: Document, css: string, content: readonly Element[]): Host {
  for (const old of document.querySelectorAll(overlayTag)) old.remove();
  const host = document.createElement(overlayTag);
  const root = host.attachShadow({ mode: 'closed' });
  const look = new CSSStyleSheet();
  look.replaceSync(`${tokens}\n${styles}\n${css}`);
  root.adoptedStyleSheets = [look];
  root.append(...content);
  return {
    show(theme) {
      if (theme !== null && host.dataset.theme !== theme) host.dataset.theme = theme;
      if (!host.isConnected) document.body.append(host);
    },
    remove: () => host.remove(),
    owns: (node) => node === host,
  };
}
