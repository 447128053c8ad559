import * as z from 'zod/mini';
import type { MessageName } from '#lib/messages';
import { AlertSettings, AllSettings, Display, Look } from '#lib/settings';

const Problem = z.object({
  kind: z.string(),
  what: z.string().check(z.minLength(1)),
  remedy: z.string().check(z.minLength(1)),
});
const notConnected = z.object({ state: z.literal('not-connected') });
const otherAdvertiser = z.object({ state: z.literal('other-advertiser'), connected: z.string() });
const outcome = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
const mappingSaving = z.union([
  z.object({ state: z.enum(['saved', 'conflict']) }),
  z.object({ state: z.literal('failed'), problem: Problem }),
]);
const connection = z.union([
  notConnected,
  z.object({ state: z.literal('failed'), apiAddress: z.string(), problem: Problem }),
  z.object({ state: z.literal('connected'), apiAddress: z.string(), appId: z.string() }),
]);
const tab = z.object({
  list: z.nullable(z.string()),
  figures: z.nullable(z.string()),
  paused: z.nullable(z.enum(['tab', 'everywhere'])),
});
const Figure = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), reason: z.string(), source: z.string() }),
  z.object({ state: z.literal('zero'), quantity: z.looseObject({ unit: z.string() }), source: z.string() }),
  z.object({ state: z.literal('value'), quantity: z.looseObject({ unit: z.string() }), source: z.string() }),
]);
const RowFigures = z.object({ figures: z.record(z.string(), Figure), fetchedAt: z.number() });
const listAnswer = {
  state: z.literal('answered'),
  appId: z.string(),
  timeZone: z.nullable(z.string()),
  refreshAfter: z.number().check(z.gte(1_000)),
  problem: z.nullable(Problem),
};
const dated = z.object({ known: z.nullable(z.object({ fetchedAt: z.number() })), problem: z.nullable(Problem) });
const nothing = z.undefined();

/** What each message may be answered with: every state that somebody who asks knows how to show. */
export const definedAnswers: Readonly<Record<MessageName, z.ZodMiniType>> = {
  figures: z.union([
    notConnected,
    otherAdvertiser,
    z.object({ ...listAnswer, rows: z.record(z.string(), RowFigures), unknown: z.array(z.string()) }),
  ]),
  totals: z.union([notConnected, otherAdvertiser, z.object({ ...listAnswer, totals: z.nullable(RowFigures) })]),
  accountFigures: z.union([
    notConnected,
    z.object({ ...listAnswer, rows: z.record(z.string(), RowFigures), unknown: z.array(z.string()) }),
  ]),
  openHelpPage: nothing,
  openPixelOptions: nothing,
  listState: nothing,
  tabSettings: z.object({ columns: Display.shape.columns, paused: tab.shape.paused, readReplies: z.boolean() }),
  pauseThisTab: nothing,
  openPopup: z.boolean(),
  formPart: nothing,
  setupFacts: z.union([
    notConnected,
    otherAdvertiser,
    z.object({ state: z.literal('answered'), problem: z.nullable(Problem) }),
  ]),
  pixelFacts: z.union([
    notConnected,
    z.object({ state: z.literal('answered') }),
    z.object({ state: z.literal('failed'), problem: Problem }),
  ]),
  pageAnchors: z.nullable(z.looseObject({})),
  pageHealth: nothing,
  scriptFault: nothing,
  connectionState: connection,
  connect: outcome,
  selectApp: connection,
  disconnect: nothing,
  recentPageHealth: z.array(z.looseObject({ problem: z.string() })),
  signalLinks: outcome,
  overview: z.union([notConnected, z.object({ state: z.literal('connected'), overview: z.record(z.string(), dated) })]),
  sendTestEvent: outcome,
  testEvents: z.object({ code: z.nullable(z.string()), sent: z.array(z.looseObject({ event: z.string() })) }),
  commands: z.object({
    waiting: z.array(z.object({ id: z.string(), name: z.string(), since: z.number(), isInFlight: z.boolean() })),
    ended: z.array(z.looseObject({ id: z.string(), refused: z.nullable(z.object({ what: z.string() })) })),
  }),
  cancelCommand: z.boolean(),
  dismissCommand: nothing,
  eventLog: outcome,
  replayEvents: outcome,
  performance: outcome,
  performanceDays: outcome,
  audit: outcome,
  sawAudit: nothing,
  inspectLink: outcome,
  tabState: tab,
  pauseTab: tab,
  display: Display,
  changeDisplay: Display,
  integration: outcome,
  connectTikTok: outcome,
  disconnectTikTok: outcome,
  advertisers: outcome,
  selectAdvertiser: outcome,
  savePixel: outcome,
  eventMapping: outcome,
  eventMappingHistory: outcome,
  saveEventMapping: mappingSaving,
  restoreEventMapping: mappingSaving,
  forwarding: outcome,
  setForwarding: outcome,
  changeLook: Look,
  alertSettings: AlertSettings,
  changeAlertSettings: nothing,
  allSettings: AllSettings,
  applySettings: nothing,
  eraseEverything: nothing,
};
