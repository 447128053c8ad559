import type { EventMapping } from '#lib/appsprint/contract';
import type { MappingSaving, Outcome } from '#lib/messages';
import { defaultDisplay } from '#lib/settings';
import { type Act, patience, within } from './act.ts';
import { ring } from './alarms.ts';
import { answered, handedIn, order } from './asking.ts';
import { findings } from './found-storage.ts';
import { leavings } from './leaving.ts';
import { listAct } from './list-questions.ts';
import type { Told } from './orders.ts';
import { isTaken, ownPages, questionsOf } from './questions.ts';
import { sendTestEvent } from './test-event.ts';
import { warnings } from './warnings.ts';

/** What a person does. */
export const acts: readonly Act[] = [
  ...leavings,
  ...warnings,
  ...findings,
  listAct,
  {
    name: 'opens the popup',
    weight: 3,
    async take({ world }) {
      const popup = await world.browser().extensionPage('popup.html');
      await popup.close();
    },
  },
  { name: 'sends a test event', weight: 10, take: sendTestEvent },
  {
    name: 'changes a setting',
    weight: 3,
    async take({ world, orders, random }) {
      const page = await world.browser().extensionPage('options.html#alerts');
      const amount = orders.nextAmount();
      orders.amount.wanted(amount);
      const alerts = {
        off: [],
        quietHours: null,
        targets: {
          [world.stage.appId]: { currency: 'EUR', cpiAbove: amount, roasBelow: null, spendWithoutInstalls: null },
        },
      };
      const look = { theme: 'dark', language: null };
      const file = { display: defaultDisplay, panelColumns: ['spend', 'roas'], look, alerts };
      const done = await within(
        patience,
        random.below(4) === 0 ? order(page, 'applySettings', file) : order(page, 'changeAlertSettings', alerts),
      );
      if (done) orders.amount.accepted(amount);
      await page.close();
      return `${amount}${done ? '' : ' without an answer'}`;
    },
  },
  {
    name: 'changes what is forwarded',
    weight: 2,
    async take({ world, orders, random }) {
      const organic = random.pick(['forward', 'leave-out']);
      orders.organic.wanted(organic);
      const answer = await handedIn(world, 'setForwarding', { organic });
      if (isTaken(answer)) orders.organic.accepted(organic);
      return `${organic}${isTaken(answer) ? '' : ' without success'}`;
    },
  },
  {
    name: 'saves the event mapping as it is',
    weight: 1,
    async take({ world }) {
      const read = (await answered(world, 'eventMapping', null)) as Outcome<EventMapping> | undefined;
      if (!read?.ok) return 'and cannot see it';
      const { revision, rows } = read.value;
      const draft = { revision, rows: rows.map(({ sdkEvent, tiktokEvent }) => ({ sdkEvent, tiktokEvent })) };
      const saving = (await handedIn(world, 'saveEventMapping', draft)) as MappingSaving | undefined;
      return `of revision ${revision}, ${saving?.state ?? 'without an answer'}`;
    },
  },
  {
    name: 'takes back what waits',
    weight: 1,
    async take({ world, orders }) {
      const told = (await answered(world, 'testEvents', null)) as { readonly sent?: readonly Told[] } | undefined;
      const waiting = told?.sent?.find(({ result }) => result.state === 'waiting');
      if (waiting?.result.id === undefined) return 'and nothing waits';
      orders.takenBack(waiting.sentAt);
      await answered(world, 'cancelCommand', waiting.result.id);
      return `from ${new Date(waiting.sentAt).toISOString()}`;
    },
  },
  {
    name: 'asks for',
    weight: 6,
    async take({ world, random }) {
      const [name, content] = random.pick(questionsOf(world));
      await answered(world, name, content);
      return name;
    },
  },
  {
    name: 'opens',
    weight: 2,
    async take({ world, random }) {
      const path = random.pick(ownPages);
      await (await world.browser().extensionPage(path)).close();
      return path;
    },
  },
  {
    name: 'opens at TikTok',
    weight: 2,
    async take({ world, random }) {
      const { advertiser } = world.stage.story;
      const [pixel] = advertiser.pixels;
      const address = random.pick([
        'https://business.tiktok.com/manage/accounts/adv',
        `https://ads.tiktok.com/i18n/creation/1nn/create/campaign?aadvid=${advertiser.id}`,
        `https://ads.tiktok.com/i18n/events_manager/datasource/pixel/detail/${pixel?.code}`,
      ]);
      const page = await world.browser().context.newPage();
      await within(patience, page.goto(address));
      // Its script asks once it has seen what the page is.
      await within(1_000, page.locator('appsprint-overlay').first().waitFor({ state: 'attached', timeout: 1_000 }));
      await page.close();
      return new URL(address).pathname;
    },
  },
  { name: 'hears an alarm', weight: 1, take: ({ world, random }) => ring(world, random.pick(['alerts', 'commands'])) },
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
      await list.bringToFront();
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
