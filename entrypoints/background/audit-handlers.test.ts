import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId, AuditQuery, apiVersion } from '#lib/appsprint/contract';
import { saveConnection } from '#lib/settings';
import { createAuditHandlers } from './audit-handlers.ts';

const appId = AppId.parse('app_moonlight');
const from = { tabId: null };
const query = AuditQuery.parse({ from: '2026-11-08', to: '2026-11-14' });
const handlers = createAuditHandlers();
const money = { amount: '0.00', currency: 'EUR' };
const audit = {
  advertiserId: '7123456789012345678',
  window: { ...query, timeZone: 'Europe/Paris' },
  currency: 'EUR',
  checked: { campaigns: 0, adgroups: 0, ads: 0 },
  findings: [],
  unverified: [],
  spendAtRisk: money,
  lastRunAt: '2026-11-14T12:00:00.000Z',
  reporting: { state: 'not-started' },
};
const inspection = { state: 'unverified', findings: [], corrected: null, choices: [] };

/** Connects the extension to an API that answers an audit and an inspection; returns what the inspection was asked. */
async function connect(): Promise<{ readonly asked: string[]; close(): Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const data = request.method === 'GET' ? audit : inspection;
      if (request.method === 'POST') asked.push(body);
      response.setHeader('appsprint-api-version', apiVersion);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data, meta: { requestId: 'r1', apiVersion } }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await saveConnection({ apiAddress: `http://127.0.0.1:${port}`, token: 'asp_live_one', appId });
  return { asked, close: () => new Promise((closed) => server.close(() => closed())) };
}

beforeEach(() => fakeBrowser.reset());

test('an audit comes with the run that was seen last, of the app that is picked', async () => {
  await using api = new AsyncDisposableStack();
  const running = await connect();
  api.defer(() => running.close());
  expect(await handlers.audit(query, from)).toEqual({ ok: true, value: { appId, audit, seenUntil: null } });
  await handlers.sawAudit({ appId: AppId.parse('app_daylight'), ranAt: '2026-11-13T12:00:00.000Z' }, from);
  expect(await handlers.audit(query, from)).toMatchObject({ value: { seenUntil: null } });
  await handlers.sawAudit({ appId, ranAt: audit.lastRunAt }, from);
  expect(await handlers.audit(query, from)).toMatchObject({ value: { seenUntil: audit.lastRunAt } });
});

test('a pasted text reaches the API letter for letter', async () => {
  await using api = new AsyncDisposableStack();
  const running = await connect();
  api.defer(() => running.close());
  const pasted = ' https://go.example/l/a?x=__CID__\u200b\n';
  expect(await handlers.inspectLink({ pasted }, from)).toEqual({ ok: true, value: inspection });
  expect(running.asked.map((body) => JSON.parse(body))).toEqual([{ url: pasted }]);
});

test('without a connection, or without an answer, there is a reason with its remedy', async () => {
  expect(await handlers.audit(query, from)).toMatchObject({ ok: false, problem: { kind: 'not-ready' } });
  await saveConnection({ apiAddress: 'http://127.0.0.1:9', token: 'asp_live_one', appId });
  expect(await handlers.inspectLink({ pasted: 'x' }, from)).toMatchObject({
    ok: false,
    problem: { kind: 'unreachable', remedy: expect.stringMatching(/\w/) },
  });
});
