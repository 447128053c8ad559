import type { PaintedCell } from '../../demo/browser/index.ts';

/** A tab, as the journey uses it: by what a person sees and does. */
export interface JourneyTab {
  goto(address: string): Promise<void>;
  /** All text that the page shows. */
  text(): Promise<string>;
  /** Fills the field with this label. */
  fill(label: string, value: string): Promise<void>;
  /** Presses the button, tab or link with this name. */
  press(role: 'button' | 'tab', name: string): Promise<void>;
  /** Presses a key with the focus on the element. */
  pressKey(selector: string, key: 'Home' | 'End'): Promise<void>;
  /** The rows of all tables, each as the texts of its cells. */
  tableRows(): Promise<readonly (readonly string[])[]>;
  /** Numbers that the overlay shows over the page, those in sight only. */
  cells(): Promise<readonly PaintedCell[]>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Runs in the page and uses nothing from outside itself. */
export function readTableRows(): string[][] {
  return Array.from(document.querySelectorAll('tr'), (row) => Array.from(row.cells, (cell) => cell.innerText.trim()));
}

/** A browser with the packed extension, fresh, in which the stage's servers stand behind the public host names. */
export interface JourneyBrowser {
  readonly name: 'chromium' | 'firefox';
  newTab(): Promise<JourneyTab>;
  /** A page of the extension, such as `popup.html`, in a tab. */
  extensionTab(path: string): Promise<JourneyTab>;
  /**
   * Opens the panel beside the page, Chromium's side panel or Firefox's sidebar, and sees that it shows our page; then gives that
   * page in a tab, because no protocol reaches into the panel itself.
   */
  panel(): Promise<JourneyTab>;
  close(): Promise<void>;
}
