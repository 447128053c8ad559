const moment = Date.UTC(2026, 10, 7, 11, 59, 30);
const id = '1790000000000000001';
const money = { amount: '100.50', currency: 'EUR' };
const sums = {
  spend: money,
  impressions: 1000,
  clicks: 10,
  installs: { value: 11, source: 'attributed', attributed: 11, reported: null },
  revenue: { value: [money], source: 'attributed', attributed: [money], reported: null },
};
const reporting = { state: 'current', at: '2026-11-07T11:00:00Z' };
const integration = {
  app: { id: 'app_moonlight', name: 'Moonlight' },
  connection: 'connected',
  advertiser: { id: '7123456789012345678', name: 'Studio', currency: 'EUR', timeZone: 'Europe/Paris' },
  pixel: null,
  eventMapping: { revision: 0 },
  forwarding: { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: null, problem: null },
  valueOptimisation: { purchases: 0, needed: 20, window: null },
  reporting,
  findings: [],
};
const audited = 'https://api.appsprint.app/v1/apps/app_moonlight/audit';
const dated = (value: unknown) => ({ value, fetchedAt: moment });

/** What the extension keeps in its two areas after a while of use, by key. */
export const rightlyStored: Readonly<Record<'local' | 'session', Readonly<Record<string, unknown>>>> = {
  local: {
    connection: { apiAddress: 'https://api.appsprint.app', token: 'asp_live_never_to_be_seen', appId: 'app_moonlight' },
    display: { columns: { campaign: ['installs'], adgroup: ['cpi'], ad: ['roas'] }, paused: false, readReplies: true },
    look: { theme: 'dark', language: null },
    alerts: { off: [], quietHours: null, targets: {} },
    alertsTold: { app_moonlight: { days: { accessLost: '2026-11-06' }, auditKnownUntil: moment } },
    auditSeen: { app_moonlight: '2026-11-06T12:00:00.000Z' },
    panelColumns: ['installs', 'cpi'],
    commands: {
      waiting: [
        {
          id: 'c1',
          apiAddress: 'https://api.appsprint.app',
          appId: 'app_moonlight',
          command: { name: 'setForwarding', body: { organic: 'forward' } },
          since: moment,
        },
      ],
      ended: [
        {
          id: 'c0',
          target: 'https://api.appsprint.app app_moonlight savePixel',
          appId: 'app_moonlight',
          name: 'savePixel',
          endedAt: moment,
          refused: { what: 'TikTok refused the token.', remedy: 'Make another one.' },
        },
      ],
    },
    testEvents$: { v: 2 },
    commands$: { v: 1 },
    pageAnchors: { askedAt: moment, update: { version: 2026112201, tables: {} } },
    testEvents: {
      code: { text: 'TEST12345', usedAt: moment },
      sent: [
        {
          appId: 'app_moonlight',
          event: 'Purchase',
          sentAt: moment,
          result: { state: 'answered', code: 0, message: 'OK' },
        },
        { appId: 'app_moonlight', event: 'ViewContent', sentAt: moment - 1_000, result: { state: 'sending' } },
      ],
    },
  },
  session: {
    figures: [
      [
        'app_moonlight 7123456789012345678 campaign 2026-11-01 2026-11-07',
        { timeZone: 'Europe/Paris', currency: 'EUR', rows: { [id]: { sums, fetchedAt: moment, freshFor: 60_000 } } },
      ],
    ],
    totals: [
      [
        JSON.stringify(['app_moonlight', '7123456789012345678', 'campaign', '2026-11-01', '2026-11-07', [], null]),
        {
          sums: { ...sums, rows: 1, rowsWithAttributedInstalls: 1 },
          currency: 'EUR',
          timeZone: 'Europe/Paris',
          reporting,
          fetchedAt: moment,
          freshFor: 60_000,
        },
      ],
    ],
    overview: [
      [
        'app_moonlight',
        {
          connection: dated({
            state: 'connected',
            apiAddress: 'https://api.appsprint.app',
            apps: [{ id: 'app_moonlight', name: 'Moonlight' }],
            appId: 'app_moonlight',
            integration,
          }),
          appAdvertisers: dated([]),
          accountDays: dated({
            currency: 'EUR',
            timeZone: 'Europe/Paris',
            today: '2026-11-07',
            days: [{ day: '2026-11-06', ...sums }],
            isLoading: false,
          }),
          signalLinks: dated([]),
          mappedEvents: dated(['Purchase']),
        },
      ],
    ],
    tabs: [['7', { list: 'painting', figures: 'answered' }]],
    'paused-tabs': [['7', true]],
    diagnostics: [
      [
        '["list rows","row name","missing","keystone","0.1.0"]',
        {
          feature: 'list rows',
          reading: 'row name',
          problem: 'missing',
          generation: 'keystone',
          version: '0.1.0',
          detail: 'none',
          times: 2,
          lastAt: moment,
        },
      ],
    ],
    backOff: {
      'https://api.appsprint.app': {
        failures: 3,
        from: moment,
        until: moment + 8_000,
        isAskedFor: false,
        problem: { kind: 'unreachable', what: 'AppSprint could not be reached.', remedy: 'Check the network.' },
      },
    },
    answers: [{ key: `answer ${audited}`, size: 200 }],
    [`answer ${audited}`]: { tag: '"a1"', text: '{"data":null,"meta":{"requestId":"r1","apiVersion":1}}' },
  },
};
