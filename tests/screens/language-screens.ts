import type { Page } from '@playwright/test';
import type { Language } from '#lib/settings';
import { optionsPlaces } from './options-screens.ts';
import { type Scene, type Screen, settle, settledPage } from './screen.ts';

/** The longest words, the longest sentences, and letters of full width. */
const languages = ['de', 'fr', 'ja'] as const satisfies readonly Language[];

interface Keeping {
  readonly storage: { readonly local: { set(items: object): Promise<void> } };
}

/** Chooses the language of the extension's pages, as its options do. */
async function speak({ session }: Scene, language: Language | null): Promise<void> {
  const page = await session.extensionPage('options.html');
  await page.evaluate((look) => (globalThis as unknown as { chrome: Keeping }).chrome.storage.local.set({ look }), {
    theme: 'browser',
    language,
  });
  await page.close();
}

/** The panel over thirty days, with everything unfolded; found by its build, because its words are other ones. */
async function openPanel(scene: Scene): Promise<Page> {
  const page = await settledPage(scene, 'sidepanel.html');
  await page.locator('fieldset.window .choices button').last().click();
  await page.locator('.table tbody .name').first().waitFor();
  await page.locator('.filters button').click();
  await page.locator('.tools > button').click();
  await page.locator('.table tbody .name').first().click();
  await settle(page);
  return page;
}

async function openAudit(scene: Scene): Promise<Page> {
  const page = await settledPage(scene, 'sidepanel.html');
  await page.getByRole('tab').nth(1).click();
  await page.locator('fieldset.window .choices button').last().click();
  await page.locator('section.finding').first().waitFor();
  await settle(page);
  return page;
}

async function openEvents(scene: Scene): Promise<Page> {
  const page = await settledPage(scene, 'sidepanel.html');
  await page.getByRole('tab').nth(2).click();
  await page.getByRole('listitem').first().waitFor();
  return page;
}

const panel = { widths: [320, 480], height: 900 };
const wide = { widths: [360, 1280], height: 900 };

/** Every page in some other languages. */
export const languageScreens: readonly Screen[] = languages.flatMap((language): Screen[] => {
  const spoken = (screen: Screen): Screen => ({
    ...screen,
    name: `${screen.name}-${language}`,
    async open(scene) {
      await speak(scene, language);
      return screen.open(scene);
    },
    close: (scene) => speak(scene, null),
  });
  const pages: Screen[] = [
    { name: 'popup', widths: [380], height: 600, open: (scene) => settledPage(scene, 'popup.html') },
    { name: 'panel', ...panel, open: openPanel },
    { name: 'panel-audit', ...panel, open: openAudit },
    { name: 'panel-events', ...panel, open: openEvents },
    { name: 'first-run', ...wide, open: (scene) => settledPage(scene, 'first-run.html') },
    ...optionsPlaces.map((place) => ({
      name: `options-${place}`,
      ...wide,
      open: (scene: Scene) => settledPage(scene, `options.html#${place}`),
    })),
  ];
  return pages.map(spoken);
});
