import { test as base, expect, type Page } from '@playwright/test';
import { type BrowserSession, type FrontDoor, openBrowser } from '../../demo/browser/index.ts';
import { connectWith, firstRunPage, openStageDoor } from '../../demo/connected-browser.ts';
import { type Story, type StoryOptions, tellStory } from '../../sandbox/scenario/index.ts';
import { type Gate, openGate } from './gate.ts';

/** Where the servers of the run are, and what its story was told from. */
export interface PublishedStage {
  readonly apiUrl: string;
  readonly sandboxUrl: string;
  readonly token: string;
  readonly appId: string;
  readonly story: StoryOptions;
  readonly extensionDir: string;
  readonly firefoxExtensionDir: string;
  readonly executablePath: string;
}

const variable = 'APPSPRINT_TEST_STAGE';

export function publishStage(stage: PublishedStage): void {
  process.env[variable] = JSON.stringify(stage);
}

export function publishedStage(): PublishedStage {
  return JSON.parse(process.env[variable] ?? 'null') as PublishedStage;
}

interface Surroundings {
  stage: PublishedStage;
  story: Story;
  /** What the browser reaches AppSprint's API through. */
  gate: Gate;
  frontDoor: FrontDoor;
  /** A fresh browser with the packed extension, not connected yet. */
  browserSession: BrowserSession;
  /** The same, connected on the page it opens with. */
  connected: BrowserSession;
  /** A page in the connected browser. */
  adsManager: Page;
}

export const test = base.extend<Surroundings>({
  stage: async ({ locale: _ }, use) => use(publishedStage()),
  story: async ({ stage }, use) => use(tellStory(stage.story)),
  gate: async ({ stage }, use) => {
    const gate = await openGate(stage.apiUrl);
    await use(gate);
    gate.close();
  },
  frontDoor: async ({ stage, gate }, use) => {
    const door = await openStageDoor({ apiUrl: gate.url, sandboxUrl: stage.sandboxUrl });
    await use(door);
    await door.close();
  },
  browserSession: async ({ stage, frontDoor, viewport, colorScheme }, use) => {
    const { executablePath, extensionDir } = stage;
    const session = await openBrowser({
      executablePath,
      extensionDir,
      frontDoor,
      headless: true,
      viewport,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
    });
    await use(session);
    await session.close();
  },
  connected: async ({ browserSession, stage }, use) => {
    const page = await firstRunPage(browserSession);
    await connectWith(page, stage.token);
    await page.close();
    await use(browserSession);
  },
  adsManager: async ({ connected }, use) => use(await connected.context.newPage()),
});

export { expect };
