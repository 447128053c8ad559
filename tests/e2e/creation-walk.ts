import type { Locator, Page } from '@playwright/test';
import { wordsOf } from '../../sandbox/creation/page/words/index.ts';

export type Step = 'campaign' | 'adgroup' | 'ad';
export type Flow = 'manual' | 'smart-plus';

/** A person at the creation flow: goes from step to step and sets single settings, by mouse and keyboard. */
export interface CreationWalk {
  readonly words: ReturnType<typeof wordsOf>;
  /** The wording that the page uses for this flow. */
  worded(text: { readonly current: string; readonly earlier: string }): string;
  goTo(step: Step): Promise<void>;
  choose(label: string, text: string): Promise<void>;
  pick(label: string, text: string): Promise<void>;
  /** Ticks or unticks. */
  tick(label: string, text: string): Promise<void>;
  turn(label: string): Promise<void>;
  /** Types over what is there, and leaves the field. */
  type(label: string, text: string): Promise<void>;
  block(label: string): Locator;
}

const nodes: Readonly<Record<Step, string>> = { campaign: 'campaign', adgroup: 'adgroup', ad: 'creative' };

export function walkCreation(page: Page, locale: string, flow: Flow): CreationWalk {
  const words = wordsOf(locale);
  // A block's header has the label on its first line, and nothing else but a tag.
  const block = (label: string) =>
    page
      .locator('.block:visible')
      .filter({ has: page.locator('.block-header > div:first-child').getByText(label, { exact: true }) });
  return {
    words,
    worded: ({ current, earlier }) => (flow === 'smart-plus' ? current : earlier),
    block,
    async goTo(step) {
      await page.locator(`[data-testid="creation_1nn_sidebar_${nodes[step]}_node"]`).click();
      await page.locator('.form:visible').getByRole('heading', { name: words.steps[step], exact: true }).waitFor();
    },
    async choose(label, text) {
      await block(label).locator(`[role="radio"]:text-is("${text}")`).click();
    },
    async pick(label, text) {
      await block(label).locator('.vi-select input').click();
      await page.locator('.vi-select-dropdown__item').getByText(text, { exact: true }).click();
    },
    async tick(label, text) {
      await block(label).locator('.vi-checkbox').getByText(text, { exact: true }).click();
    },
    async turn(label) {
      await block(label).locator('.vi-switch').click();
    },
    async type(label, text) {
      // The keyboard reaches what no locator sees into.
      await block(label).locator('input, .KsInput').first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
    },
  };
}
