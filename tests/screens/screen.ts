import type { Page } from '@playwright/test';
import type { BrowserSession } from '../../demo/browser/index.ts';
import type { Story } from '../../sandbox/scenario/index.ts';
import type { Gate } from '../e2e/gate.ts';

/** What pictures are taken of. */
export interface Scene {
  readonly session: BrowserSession;
  readonly story: Story;
  /** Between the browser and the API, to break it. */
  readonly gate: Gate;
}

/** One state of one page. */
export interface Screen {
  /** Name of its pictures, such as `panel-drawer`. */
  readonly name: string;
  /** Widths in CSS pixels. */
  readonly widths: readonly number[];
  readonly height: number;
  /** Opens the page and brings it into the state. Whoever takes the pictures closes it. */
  open(scene: Scene): Promise<Page>;
  /** Waits for what follows the window's size a while later. */
  resized?(page: Page): Promise<void>;
  /** Puts back what other screens would suffer from. */
  close?(scene: Scene): void | Promise<void>;
}

/** Widths of a page in a tab: a narrow window, a tablet, a laptop. */
export const pageWidths = [360, 768, 1280] as const;

/** Opens a page of the extension and waits until nothing on it is on its way any more. */
export async function settledPage({ session }: Scene, path: string): Promise<Page> {
  const page = await session.extensionPage(path);
  await settle(page);
  return page;
}

/** Waits until the page has loaded and asks nothing any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[aria-busy="true"], [data-state="loading"]')].every((one) => !one.checkVisibility()),
  );
}
