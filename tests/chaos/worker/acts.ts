import type { Page } from '@playwright/test';
import { listAddress } from '../../../demo/connected-browser.ts';
import { sendMessage, updateExtension } from '../../e2e/extension.ts';
import type { seededNumbers } from '../../never-wrong/model.ts';
import { type ApiMood, apiMoods } from './faulty-api.ts';
import type { Orders } from './orders.ts';
import type { ChaosWorld } from './world.ts';

export type Random = ReturnType<typeof seededNumbers>;

/** What one run goes on in. */
export interface Run {
  readonly world: ChaosWorld;
  readonly random: Random;
  readonly orders: Orders;
  /** Windows of days between which the person changes. */
  readonly windows: readonly { readonly from: string; readonly to: string }[];
  list: Page;
}

/** Something that a person does, or that happens to them. A text that it gives back goes into the report. */
export interface Act {
  readonly name: string;
  /** How often it comes, compared with the others. */
  readonly weight: number;
  readonly take: (run: Run) => Promise<unknown>;
}

/** Milliseconds after which a person gives up on something that is broken just now. */
const patience = 4_000;

export async function openList(world: ChaosWorld): Promise<Page> {
  const page = await world.browser().context.newPage();
  await page.goto(listAddress(world.stage, 'campaign', { sandbox_delay: '0' }));
  return page;
}

export const acts: readonly Act[] = [
  {
    name: 'opens the popup',
    weight: 3,
    async take({ world }) {
      const popup = await world.browser().extensionPage('popup.html');
      await popup.close();
    },
  },
  {
    name: 'sends a test event',
    weight: 5,
    async take({ world, orders, random }) {
      const code = orders.nextCode();
      const popup = await world.browser().extensionPage('popup.html');
      const field = popup.getByLabel('Test event code');
      const button = popup.getByRole('button', { name: 'Send', exact: true });
      // Without the app's events there is nothing to send yet.
      const isReady = await within(
        patience,
        popup.locator('select[aria-label="TikTok event"]:enabled').waitFor({ timeout: patience }),
      );
      if (!isReady) {
        await popup.close();
        return 'could not';
      }
      await field.fill(code);
      orders.ordered(code);
      await button.click({ timeout: patience }).catch(() => undefined);
      // A popup closes as soon as something else is clicked.
      if (random.below(2) === 0)
        await popup
          .getByText(code)
          .first()
          .waitFor({ timeout: 300 })
          .catch(() => undefined);
      await popup.close();
      return code;
    },
  },
  {
    name: 'changes a setting',
    weight: 3,
    async take({ world, orders }) {
      const page = await world.browser().extensionPage('options.html#alerts');
      const amount = orders.nextAmount();
      orders.wanted(amount);
      const content = {
        off: [],
        quietHours: null,
        targets: {
          [world.stage.appId]: { currency: 'EUR', cpiAbove: amount, roasBelow: null, spendWithoutInstalls: null },
        },
      };
      const done = await within(patience, sendMessage(page, 'changeAlertSettings', content));
      if (done) orders.kept(amount);
      await page.close();
      return `${amount}${done ? '' : ' without an answer'}`;
    },
  },
  {
    name: 'scrolls the list',
    weight: 4,
    async take({ list, random }) {
      await list.bringToFront();
      await list
        .locator('.KsTable')
        .focus({ timeout: patience })
        .catch(() => undefined);
      await list.keyboard.press(random.pick(['End', 'Home', 'PageDown', 'PageUp']));
    },
  },
  {
    name: 'changes the dates',
    weight: 4,
    async take({ list, random, windows }) {
      const window = random.pick(windows);
      await list.evaluate(({ from, to }) => {
        const address = new URL(location.href);
        address.searchParams.set('st', from);
        address.searchParams.set('et', to);
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      }, window);
      return `${window.from} to ${window.to}`;
    },
  },
];

export const troubles: readonly Act[] = [
  {
    name: 'the worker is to die at an await',
    weight: 10,
    async take({ world, random }) {
      const points = 1 + random.below(random.pick([4, 12, 40, 90]));
      await world.killer().killAt(points);
      return `in ${points}`;
    },
  },
  { name: 'the worker dies', weight: 3, take: ({ world }) => world.killer().killNow() },
  {
    name: 'the API is',
    weight: 5,
    async take({ world, random }) {
      const mood: ApiMood = random.pick(apiMoods);
      world.api.mood = mood;
      return mood;
    },
  },
  {
    name: 'the network goes',
    weight: 2,
    async take({ world }) {
      await world.browser().context.setOffline(true);
    },
  },
  {
    name: 'the network comes',
    weight: 2,
    async take({ world }) {
      await world.browser().context.setOffline(false);
    },
  },
  {
    name: 'the extension is updated',
    weight: 1,
    take: ({ world }) => updateExtension(world.browser()),
  },
];

/** The browser is closed and opened again; too slow to come as often as the rest. */
export const restart: Act = {
  name: 'the browser is started again',
  weight: 0,
  async take(run) {
    await run.world.restart();
    run.list = await openList(run.world);
  },
};

export function pickAct(random: Random, from: readonly Act[]): Act {
  return random.pick(from.flatMap((act) => Array.from({ length: act.weight }, () => act)));
}

/** Whether it was done in time; what fails was not done. */
export function within(milliseconds: number, done: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    done.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((late) => setTimeout(late, milliseconds, false)),
  ]);
}
