import type { Page } from '@playwright/test';
import { openStageDoor } from '../../../demo/connected-browser.ts';
import { openRewriting, type Rewriting } from '../rewriting.ts';
import { type Expectations, expectations } from '../rows.ts';
import { test as shared } from '../stage.ts';

/** The same stage, with TikTok's pages and AppSprint's answers changed on their way to the browser. */
export const test = shared.extend<{ tiktok: Rewriting; appsprint: Rewriting; expected: Expectations }>({
  tiktok: async ({ stage }, use) => {
    const rewriting = await openRewriting(stage.sandboxUrl);
    await use(rewriting);
    rewriting.close();
  },
  appsprint: async ({ gate }, use) => {
    const rewriting = await openRewriting(gate.url);
    await use(rewriting);
    rewriting.close();
  },
  frontDoor: async ({ tiktok, appsprint }, use) => {
    const door = await openStageDoor({ apiUrl: appsprint.url, sandboxUrl: tiktok.url });
    await use(door);
    await door.close();
  },
  expected: async ({ story }, use) =>
    use(expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '')),
});

/** What goes wrong in a page, as it happens: errors that nobody caught, and dialogs. */
export const errorsOf = (page: Page): string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => {
    errors.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return errors;
};

export { expect } from '../stage.ts';
