import fc from 'fast-check';
import type { MessageName } from '#lib/messages';

const commandId = '0b5a3c1e-6f0d-4c63-9c7e-2d1f6a8b9c10';

const list = { advertiserId: '7123456789012345678', level: 'campaign', from: '2026-11-01', to: '2026-11-07' };
const ids = ['1790000000000000001', '1790000000000000002'];
const display = {
  columns: { campaign: ['installs'], adgroup: ['cpi', 'roas'], ad: ['spend'] },
  paused: false,
  readReplies: true,
};
const look = { theme: 'dark', language: null };
const alerts = {
  off: ['auditNew'],
  quietHours: { from: '22:00', to: '07:00' },
  targets: { app_moonlight: { currency: 'EUR', cpiAbove: '3.50', roasBelow: null, spendWithoutInstalls: '20' } },
};

/** A right content of every message, from which the forged ones are made. */
export const rightContents: Readonly<Record<MessageName, unknown>> = {
  figures: { ...list, ids },
  totals: { ...list, within: ids, search: 'Retargeting' },
  accountFigures: { ids: [list.advertiserId] },
  openHelpPage: 'pixel',
  openPixelOptions: 'C4AAAAAAAAAAAAAAAAAA',
  listState: 'painting',
  tabSettings: undefined,
  pauseThisTab: undefined,
  openPopup: undefined,
  formPart: undefined,
  setupFacts: { advertiserId: list.advertiserId },
  pixelFacts: undefined,
  pageAnchors: undefined,
  pageHealth: [
    { feature: 'list', reading: 'rows', problem: 'missing', generation: 'keystone', detail: 'no table', times: 2 },
  ],
  scriptFault: { feature: 'script of Ads Manager', name: 'TypeError', message: 'x', stack: 'at a.js:1:2' },
  connectionState: undefined,
  connect: { apiAddress: 'https://api.appsprint.app', token: 'asp_live_other' },
  selectApp: 'app_moonlight',
  disconnect: undefined,
  recentPageHealth: undefined,
  signalLinks: undefined,
  overview: undefined,
  sendTestEvent: { id: commandId, body: { testEventCode: 'TEST12345', event: 'Purchase' } },
  testEvents: undefined,
  commands: undefined,
  cancelCommand: 'c1',
  dismissCommand: 'c1',
  eventLog: { state: 'dead', sdkEvent: 'purchase', campaignId: ids[0], limit: 20 },
  replayEvents: { eventIds: ['e1'], inDoubt: 'leave' },
  performance: { level: 'campaign', from: list.from, to: list.to, within: ids, cursor: null },
  performanceDays: { level: 'campaign', from: list.from, to: list.to, ids },
  audit: { from: list.from, to: list.to },
  sawAudit: { appId: 'app_moonlight', ranAt: '2026-11-07T12:00:00.000Z' },
  inspectLink: { pasted: 'https://go.appsprint.app/moonlight?campaign_id=__CAMPAIGN_ID__' },
  tabState: 7,
  pauseTab: { tabId: 7, paused: true },
  display: undefined,
  changeDisplay: display,
  integration: undefined,
  connectTikTok: undefined,
  disconnectTikTok: undefined,
  advertisers: undefined,
  selectAdvertiser: { id: commandId, body: { advertiserId: list.advertiserId } },
  savePixel: {
    id: commandId,
    body: { pixelId: 'C4AAAAAAAAAAAAAAAAAA', eventsToken: 'secret', testEventCode: 'TEST12345' },
  },
  eventMapping: undefined,
  eventMappingHistory: undefined,
  saveEventMapping: { id: commandId, body: { revision: 1, rows: [{ sdkEvent: 'purchase', tiktokEvent: 'Purchase' }] } },
  restoreEventMapping: { id: commandId, body: { revision: 1, to: 'default' } },
  forwarding: undefined,
  setForwarding: { id: commandId, body: { organic: 'forward' } },
  changeLook: look,
  alertSettings: undefined,
  changeAlertSettings: alerts,
  allSettings: undefined,
  applySettings: { display, panelColumns: ['installs', 'cpi'], look, alerts },
  eraseEverything: undefined,
};

/** Names that reach into an object's prototype where they are used as keys without care. */
const poison = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''] as const;

const keys = fc.oneof(fc.constantFrom(...poison), fc.string());
const hugeText = fc
  .tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.constantFrom(1_000, 10_000))
  .map(([text, times]) => text.repeat(times));

/** Anything that JSON can hold, with the shapes that break careless readers more often than chance would give them. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.array(fc.tuple(keys, fc.jsonValue({ maxDepth: 2 })), { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.dictionary(keys, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, true, 0, -1, 1e308, '', '0', [], {}, [[]], [null], Number.MAX_SAFE_INTEGER),
  },
  {
    weight: 1,
    arbitrary: fc.constant(JSON.parse('{"__proto__": {"token": "x", "state": "connected"}, "rows": {"__proto__": 1}}')),
  },
  { weight: 1, arbitrary: hugeText },
);

/** The same value with one place in it replaced, left out or joined by another. */
export function bent(value: unknown): fc.Arbitrary<unknown> {
  return fc.tuple(fc.nat(), anyJson, fc.constantFrom('replace', 'remove', 'add'), keys).map(([at, other, how, key]) => {
    const copy = structuredClone(value);
    const places = placesIn(copy);
    const place = places[at % places.length];
    if (place === undefined) return other;
    const { owner, name } = place;
    if (how === 'remove') Reflect.deleteProperty(owner, name);
    else if (how === 'add' && Array.isArray(owner)) owner.push(other);
    else {
      const where = how === 'add' ? key : name;
      // Assigning to `__proto__` would set the prototype instead of a property of that name.
      Object.defineProperty(owner, where, { value: other, enumerable: true, configurable: true, writable: true });
    }
    return copy;
  });
}

/** Every place below a value at which something could stand instead. */
function placesIn(value: unknown): { readonly owner: object; readonly name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((name) => [
    { owner: value, name },
    ...placesIn((value as Readonly<Record<string, unknown>>)[name]),
  ]);
}
