import { afterAll, beforeAll, expect, test } from 'vitest';
import { SignalLinkInspection } from '#lib/appsprint/contract';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';

let api: TestApi;
let app: TestApp;
let other: TestApp;

beforeAll(async () => {
  api = await startTestApi(clockAt('2026-11-10T12:00:00Z'), { publicUrl: 'https://go.moonlight.app' }, afterAll);
  app = await api.newApp();
  other = await api.newApp('Dragons of the North');
  const destinations = { ios: 'https://apps.apple.com/app/id1', android: null, web: null };
  for (const [owner, slug] of [
    [app, 'summer'],
    [app, 'winter'],
    [app, 'launch'],
    [other, 'dragons'],
  ] as const) {
    await api.call(owner.token, 'POST', `/v1/apps/${owner.appId}/signal-links`, { slug, name: slug, destinations });
  }
  await api.call(app.token, 'PUT', `/v1/apps/${app.appId}/signal-links/launch`, { archived: true });
});

async function inspected(url: string, by: TestApp = app) {
  const answer = await api.call(by.token, 'POST', `/v1/apps/${by.appId}/signal-links/inspect`, { url });
  expect(answer.status).toBe(200);
  return SignalLinkInspection.parse(answer.body.data);
}

async function linkOf(slug: string): Promise<string> {
  const { choices } = await inspected('https://example.com');
  return choices.find((choice) => choice.slug === slug)?.url ?? '';
}

test('a link as the API gives it out is right', async () => {
  expect(await inspected(await linkOf('summer'))).toEqual({
    state: 'right',
    findings: [],
    corrected: null,
    choices: [],
  });
});

test('a wrong one is answered with what is wrong and the right link', async () => {
  const right = await linkOf('summer');
  expect(await inspected(right.replace('ad_id=__CID__', 'ad_id=_CID_'))).toEqual({
    state: 'wrong',
    findings: [
      {
        code: 'macro-underscores',
        severity: 'bad',
        parameter: 'ad_id',
        seen: '_CID_',
        shouldBe: '__CID__',
        message: expect.stringContaining('two underscores'),
        remedy: expect.stringContaining('Website URL'),
        said: {
          message: { key: 'links.found.macroUnderscores', values: {} },
          remedy: { key: 'links.remedy.paste', values: {} },
        },
      },
    ],
    corrected: right,
    choices: [],
  });
});

test('an archived link is known, and the links in use are offered', async () => {
  const { findings, corrected, choices } = await inspected((await linkOf('summer')).replace('summer', 'launch'));
  expect(findings.map(({ code }) => code)).toEqual(['archived']);
  expect(corrected).toBeNull();
  expect(choices.map(({ slug }) => slug)).toEqual(['summer', 'winter']);
});

test('a link of another app is recognised without saying whose it is', async () => {
  const inspection = await inspected('https://go.moonlight.app/l/dragons');
  expect(inspection.findings.map(({ code }) => code)).toEqual(['other-app']);
  expect(JSON.stringify(inspection)).not.toContain('North');
  expect((await inspected('https://go.moonlight.app/l/gryphons')).findings.map(({ code }) => code)).toContain(
    'slug-unknown',
  );
});

test('an app without links gets no verdict', async () => {
  const empty = await api.newApp('Empty');
  expect(await inspected('https://go.moonlight.app/l/summer', empty)).toMatchObject({ state: 'unverified' });
});

test('another app cannot be asked about, and a text without end is refused', async () => {
  const path = `/v1/apps/${other.appId}/signal-links/inspect`;
  expect((await api.call(app.token, 'POST', path, { url: 'x' })).status).toBe(404);
  const long = { url: 'x'.repeat(9_000) };
  expect((await api.call(app.token, 'POST', `/v1/apps/${app.appId}/signal-links/inspect`, long)).status).toBe(400);
});
