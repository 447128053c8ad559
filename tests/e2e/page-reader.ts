import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { bundle } from '../../demo/browser/bundle.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { fixtureIds, fixtureWorld } from '../../sandbox/world-fixture.ts';
import { type CreationWalk, type Flow, type Step, walkCreation } from './creation-walk.ts';

/** What the readers say of a page of the creation flow; places are told by their labels. */
export interface ReadForm {
  readonly step: Step;
  readonly flow: Flow | null;
  readonly isSimplified: boolean;
  readonly fields: Readonly<Record<string, Record<string, unknown>>>;
  readonly health: readonly { readonly reading: string; readonly problem: string }[];
}

/** Tests of the readers alone: a stand-in TikTok and the readers as one script, without the extension. */
export const test = base.extend<object, { sandbox: Sandbox; reader: string }>({
  sandbox: [
    async ({ browserName: _ }, use) => {
      const sandbox = await startSandbox({ world: fixtureWorld });
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  reader: [
    async ({ browserName: _ }, use) => use(await bundle(join(import.meta.dirname, 'page-reader.page.ts'))),
    { scope: 'worker' },
  ],
});

/** Opens the flow, past the start dialog. */
export async function open(
  { page, sandbox, reader }: { page: Page; sandbox: Sandbox; reader: string },
  { flow = 'smart-plus', locale = 'en', ...switches }: { flow?: Flow; locale?: string } & Record<string, string> = {},
): Promise<CreationWalk> {
  await page.addInitScript({ content: reader });
  const own = Object.entries(switches).map(([name, value]) => [`sandbox_${name}`, value]);
  const query = new URLSearchParams([
    ['aadvid', fixtureIds.advertiser],
    ['sandbox_locale', locale],
    ['sandbox_delay', '20'],
    ...own,
  ]);
  await page.goto(`${sandbox.url}/i18n/creation/1nn/create/campaign?${query}`);
  const walk = walkCreation(page, locale, flow);
  if (switches.mode === 'simplified') return walk;
  await page.getByRole('dialog').getByRole('button', { name: walk.words.buttons.confirm }).click();
  if (flow === 'manual') await walk.turn(walk.words.labels.smartPlus);
  return walk;
}

/** The page as the readers see it, with or without copies of the page's own calls. */
export function read(page: Page, hears: 'tap' | 'nothing' = 'tap'): Promise<ReadForm> {
  return page.evaluate(
    (heard) =>
      (globalThis as unknown as { readThisPage(host: string, hears: string): ReadForm }).readThisPage(
        'ads.tiktok.com',
        heard,
      ),
    hears,
  );
}

/** Value of each setting of the step; the state where there is none; settings of other steps left out. */
export async function values(page: Page): Promise<Record<string, unknown>> {
  const { fields } = await read(page);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { state, value }]) =>
      state === 'later' ? [] : [[name, state === 'found' ? value : state]],
    ),
  );
}
