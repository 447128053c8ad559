import { browser } from 'wxt/browser';

/** The parts of two browsers that the shared types do not know. */
interface SidePanels {
  readonly sidePanel?: { open(options: { readonly windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the panel beside the page: Chromium's side panel, Firefox's sidebar. Browsers allow it only right in a click, so nothing
 * may be awaited before.
 */
export async function openPanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as SidePanels;
  if (import.meta.env.FIREFOX) await sidebarAction?.open();
  else await sidePanel?.open({ windowId });
  window.close();
}
