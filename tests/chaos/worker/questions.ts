import type { browser } from 'wxt/browser';
import type { MessageName } from '#lib/messages';
import { within } from './act.ts';
import type { ChaosWorld } from './world.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser & {
  readonly alarms: { readonly onAlarm: { dispatch(alarm: { name: string; scheduledTime: number }): void } };
};

/** Milliseconds after which a page gives up on an answer. */
const patience = 4_000;

export const ownPages = [
  'sidepanel.html',
  'first-run.html',
  ...['connection', 'connect', 'advertiser', 'pixel', 'mapping', 'test', 'alerts', 'privacy', 'diagnostics'].map(
    (section) => `options.html#${section}`,
  ),
];

/** What pages of the extension ask and order beside what the acts do: all of it can be done twice without harm. */
export function questionsOf({ stage }: ChaosWorld): readonly (readonly [MessageName, unknown])[] {
  const { appId, story, token } = stage;
  const { advertiser, days } = story;
  const window = { from: days[0], to: days.at(-1) };
  return [
    ['overview', null],
    ['connectionState', null],
    ['signalLinks', null],
    ['commands', null],
    ['testEvents', null],
    ['recentPageHealth', null],
    ['eventLog', { limit: 20 }],
    ['replayEvents', { inDoubt: 'leave' }],
    ['performance', { level: 'campaign', ...window, within: [], cursor: null }],
    ['performanceDays', { level: 'advertiser', ...window, ids: [] }],
    ['audit', window],
    ['sawAudit', { appId, ranAt: `${days[0]}T12:00:00.000Z` }],
    ['inspectLink', { pasted: 'https://go.appsprint.app/moonlight?campaign_id=__CAMPAIGN_ID__' }],
    ['display', null],
    ['changeDisplay', { paused: false }],
    ['changeLook', { theme: 'dark', language: null }],
    ['allSettings', null],
    ['integration', null],
    ['connectTikTok', null],
    ['advertisers', null],
    ['selectAdvertiser', { advertiserId: advertiser.id }],
    ['eventMapping', null],
    ['eventMappingHistory', null],
    ['restoreEventMapping', { revision: 999, to: 'default' }],
    ['forwarding', null],
    ['cancelCommand', 'not there'],
    ['dismissCommand', 'not there'],
    ['selectApp', appId],
    ['connect', { apiAddress: 'https://api.appsprint.app', token }],
  ];
}

/** What the background answers one of the extension's own pages; undefined where it did not in time. */
export async function answered(world: ChaosWorld, name: MessageName, content: unknown): Promise<unknown> {
  const page = await world.mainPage();
  let answer: unknown;
  await within(
    patience,
    page
      .evaluate(([type, data]) => chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }), [
        name,
        content,
      ] as const)
      .then((reply: { readonly res?: unknown } | undefined) => {
        answer = reply?.res;
      }),
  );
  return answer;
}

/** Whether the background has answered for an order: it is carried out, or will be. */
export function isTaken(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  const { ok, problem } = answer as { readonly ok: boolean; readonly problem?: { readonly kind: string } };
  return ok || problem?.kind === 'waiting';
}

/** An alarm goes off before its time. */
export async function ring(world: ChaosWorld, alarm: string): Promise<string> {
  for (const worker of world.browser().context.serviceWorkers()) {
    await worker
      .evaluate((name) => chrome.alarms.onAlarm.dispatch({ name, scheduledTime: Date.now() }), alarm)
      // It may just have ended.
      .catch(() => undefined);
  }
  return alarm;
}

/** An alarm goes off before its time, where the browser has it. Whether it has. */
export async function ringSetAlarm(world: ChaosWorld, alarm: string): Promise<boolean> {
  const page = await world.mainPage();
  const isSet = await page.evaluate(async (name) => (await chrome.alarms.get(name)) !== undefined, alarm);
  if (isSet) await ring(world, alarm);
  return isSet;
}
