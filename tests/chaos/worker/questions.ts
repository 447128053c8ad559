import type { MessageName } from '#lib/messages';
import { command } from './asking.ts';
import type { ChaosWorld } from './world.ts';

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
    ['selectAdvertiser', command({ advertiserId: advertiser.id })],
    ['eventMapping', null],
    ['eventMappingHistory', null],
    ['restoreEventMapping', command({ revision: 999, to: 'default' })],
    ['forwarding', null],
    ['cancelCommand', 'not there'],
    ['dismissCommand', 'not there'],
    ['selectApp', appId],
    ['connect', { apiAddress: 'https://api.appsprint.app', token }],
  ];
}

/** Whether the background has answered for an order: it is carried out, or will be. */
export function isTaken(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  const { ok, problem } = answer as { readonly ok: boolean; readonly problem?: { readonly kind: string } };
  return ok || problem?.kind === 'waiting';
}
