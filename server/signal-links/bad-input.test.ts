import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';

const android = 'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A) AppleWebKit/537.36 Mobile Safari/537.36';
const now = '2026-11-10T12:00:00Z';
const ios = 'https://apps.apple.com/app/id1';
const unknownClick = '01890000-0000-7000-8000-000000000001';

let api: TestApi;
let app: TestApp;
let other: TestApp;
let clickId = '';

function draft(change: object): string {
  return JSON.stringify({ slug: 'fine', name: 'Fine', destinations: { ios, android: null, web: null }, ...change });
}

function to(change: object): string {
  return draft({ destinations: { ios: null, android: null, web: null, ...change } });
}

function deep(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

async function asked(
  method: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer> | null,
  headers: Record<string, string>,
) {
  const answer = await fetch(`${api.url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === null ? {} : { body }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
  const error = isJson && text !== '' ? JSON.parse(text).error : undefined;
  return { status: answer.status, error, text, location: answer.headers.get('location') };
}

beforeAll(async () => {
  api = await startTestApi(clockAt(now), {}, afterAll);
  app = await api.newApp();
  other = await api.newApp('Other');
  const path = `/v1/apps/${app.appId}/signal-links`;
  const destinations = { ios, android: 'app.moonlight', web: null };
  await api.call(app.token, 'POST', path, { slug: 'spring', name: 'Spring', destinations });
  await api.call(app.token, 'POST', path, { slug: 'second', name: 'Second', destinations });
  await asked('GET', '/l/spring', null, { 'user-agent': android });
  const click = await api.database.selectFrom('click').select('click_id').executeTakeFirstOrThrow();
  clickId = click.click_id;
  await api.database
    .insertInto('click')
    .values({
      app_id: app.appId,
      click_id: unknownClick.replace(/1$/, '9'),
      slug: 'spring',
      clicked_at: new Date('2026-11-10T10:00:00Z'),
      ip: '203.0.113.7',
      user_agent: android,
      device_key: null,
      visit: '{}',
    })
    .execute();
});

describe('a Signal link is not created', () => {
  test.each([
    ['no body', '', 400, 'invalid_json'],
    ['half a body', '{', 400, 'invalid_json'],
    ['two bodies', '{}{}', 400, 'invalid_json'],
    ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a]), 400, 'invalid_json'],
    ['a number', '7', 400, 'invalid_request'],
    ['null', 'null', 400, 'invalid_request'],
    ['a list', '[]', 400, 'invalid_request'],
    ['an empty object', '{}', 400, 'invalid_request'],
    ['something very deep', deep(5_000), 400, 'invalid_request'],
    ['no slug', draft({ slug: undefined }), 400, 'invalid_request'],
    ['a number as slug', draft({ slug: 7 }), 400, 'invalid_request'],
    ['an empty slug', draft({ slug: '' }), 400, 'invalid_request'],
    ['capitals in the slug', draft({ slug: 'Fine' }), 400, 'invalid_request'],
    ['a path as slug', draft({ slug: '../etc' }), 400, 'invalid_request'],
    ['a percent sign in the slug', draft({ slug: 'a%2fb' }), 400, 'invalid_request'],
    ['NUL in the slug', draft({ slug: 'a\0b' }), 400, 'invalid_request'],
    ['an outer hyphen in the slug', draft({ slug: '-a' }), 400, 'invalid_request'],
    ['a slug of 65 characters', draft({ slug: 'a'.repeat(65) }), 400, 'invalid_request'],
    ['a huge slug', draft({ slug: 'a'.repeat(100_000) }), 400, 'invalid_request'],
    ['a letter that only looks Latin in the slug', draft({ slug: 'аpple' }), 400, 'invalid_request'],
    ['a slug that is taken', draft({ slug: 'spring' }), 409, 'slug_taken'],
    ['no name', draft({ name: undefined }), 400, 'invalid_request'],
    ['an empty name', draft({ name: '' }), 400, 'invalid_request'],
    ['a blank name', draft({ name: '   ' }), 400, 'invalid_request'],
    ['a name of 121 characters', draft({ name: 'x'.repeat(121) }), 400, 'invalid_request'],
    ['NUL in the name', draft({ name: 'a\0b' }), 400, 'invalid_request'],
    ['a line break in the name', draft({ name: 'a\nb' }), 400, 'invalid_request'],
    ['half a character in the name', draft({ name: 'a\ud800' }), 400, 'invalid_request'],
    ['an object as name', draft({ name: {} }), 400, 'invalid_request'],
    ['an unknown kind of channel', draft({ channel: 'Tik Tok!' }), 400, 'invalid_request'],
    ['a list as channel', draft({ channel: [] }), 400, 'invalid_request'],
    ['an unknown enrichment', draft({ enrichment: 'always' }), 400, 'invalid_request'],
    ['no destinations', draft({ destinations: undefined }), 400, 'invalid_request'],
    ['a text as destinations', draft({ destinations: ios }), 400, 'invalid_request'],
    ['no destination at all', to({}), 400, 'destination_missing'],
    ['script as destination', to({ ios: 'javascript:alert(1)' }), 400, 'invalid_request'],
    ['script behind blanks', to({ ios: ' \tjavascript:alert(1)' }), 400, 'invalid_request'],
    ['data as destination', to({ web: 'data:text/html,<script>alert(1)</script>' }), 400, 'invalid_request'],
    ['a file as destination', to({ web: 'file:///etc/passwd' }), 400, 'invalid_request'],
    ['an app scheme as destination', to({ ios: 'itms-apps://apps.apple.com/app/id1' }), 400, 'invalid_request'],
    ['no scheme', to({ web: 'moonlight.app' }), 400, 'invalid_request'],
    ['no host', to({ web: 'https://' }), 400, 'invalid_request'],
    ['a port that is none', to({ web: 'https://moonlight.app:99999/' }), 400, 'invalid_request'],
    ['a huge destination', to({ web: `https://moonlight.app/${'x'.repeat(2_100)}` }), 400, 'invalid_request'],
    ['an App Store id that is too short', to({ ios: '12' }), 400, 'invalid_request'],
    ['an App Store id as a number', to({ ios: 6400000000 }), 400, 'invalid_request'],
    ['a Play package without a dot', to({ android: 'moonlight' }), 400, 'invalid_request'],
    ['a Play package with a parameter', to({ android: 'app.moonlight&id=evil' }), 400, 'invalid_request'],
    ['a Play package that is too long', to({ android: `app.${'x'.repeat(300)}` }), 400, 'invalid_request'],
  ])('from %s', async (_, body, status, error) => {
    const headers = { authorization: `Bearer ${app.token}`, 'content-type': 'application/json' };
    const answer = await asked('POST', `/v1/apps/${app.appId}/signal-links`, body, headers);
    expect([answer.status, answer.error]).toEqual([status, error]);
    expect(JSON.parse(answer.text).message).toMatch(/\w{3}.*\.$/);
  });

  test.each([
    ['text/plain', 400, 'invalid_request'],
    ['application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['multipart/form-data; boundary=x', 415, 'unsupported_media_type'],
  ])('from a body of type %s', async (type, status, error) => {
    const headers = { authorization: `Bearer ${app.token}`, 'content-type': type };
    const answer = await asked('POST', `/v1/apps/${app.appId}/signal-links`, draft({}), headers);
    expect([answer.status, answer.error]).toEqual([status, error]);
  });

  test('for an app of somebody else, nor is that app’s link changed', async () => {
    const headers = { authorization: `Bearer ${other.token}`, 'content-type': 'application/json' };
    const foreign = await asked('POST', `/v1/apps/${app.appId}/signal-links`, draft({}), headers);
    expect([foreign.status, foreign.error]).toEqual([404, 'app_not_found']);
    const change = await asked('PUT', `/v1/apps/${other.appId}/signal-links/spring`, '{"archived":true}', headers);
    expect([change.status, change.error]).toEqual([404, 'link_not_found']);
  });
});

describe('a visit is answered', () => {
  test.each([
    ['an unknown slug', '/l/nowhere', 404],
    ['no slug', '/l/', 404],
    ['a slug that is none', '/l/-', 404],
    ['a huge slug', `/l/${'a'.repeat(5_000)}`, 414],
    ['a path in the slug', '/l/..%2f..%2fetc', 404],
    ['NUL in the slug', '/l/spring%00', 404],
    ['markup in the slug', '/l/%3Cscript%3E', 404],
    ['another method', '/l/spring', 404, 'DELETE'],
    ['a slug in capitals', '/l/SPRING', 302],
    ['a slash at the end', '/l/spring/', 302],
    ['broken percent-encoding in a value', '/l/spring?campaign_name=%E0%A4%A&campaign_id=%', 302],
    ['unfilled macros', '/l/spring?campaign_id=__CAMPAIGN_ID__&ad_id=__CID__', 302],
    ['misspelt macros', '/l/spring?campaign_id=__CAMPAIGN_ID_&ad_id=_CID__&adgroup_id={{adgroup.id}}', 302],
    ['the same parameter many times', `/l/spring?${'campaign_id=1&'.repeat(300)}`, 302],
    ['a list as parameter', '/l/spring?campaign_id[]=1&campaign_id[x]=2', 302],
    ['NUL in a value', '/l/spring?campaign_name=a%00b&ttclid=%00', 302],
    ['half a character in a value', '/l/spring?campaign_name=%ED%A0%80', 302],
    ['a line break in a value', '/l/spring?ttclid=a%0d%0aSet-Cookie:%20b=c', 302],
    ['a huge value', `/l/spring?ttclid=${'x'.repeat(9_000)}`, 302],
    ['the prototype as parameter', '/l/spring?__proto__=1&constructor=2', 302],
    ['two question marks', '/l/spring??campaign_id=1?x', 302],
    ['another destination in the query', '/l/spring?url=https://evil.example&referrer=click_id%3D1', 302],
  ])('also with %s', async (_, path, status, method = 'GET') => {
    const answer = await asked(method, path, null, { 'user-agent': android });
    expect(answer.status).toBe(status);
    if (status === 302)
      expect(answer.location).toMatch(
        /^https:\/\/play\.google\.com\/store\/apps\/details\?id=app\.moonlight&referrer=click_id%3D[0-9a-f-]{36}$/,
      );
    else expect(answer.text).not.toContain('<script');
  });

  test.each([
    ['no user agent', ''],
    ['a huge user agent', `${android} ${'x'.repeat(8_000)}`],
    ['markup as user agent', '<script>alert(1)</script>'],
    ['bytes beyond ASCII', `${android} \u00ff\u00fe`],
  ])('also with %s', async (_, userAgent) => {
    const answer = await asked('GET', '/l/spring', null, { 'user-agent': userAgent });
    expect([200, 302]).toContain(answer.status);
    expect(answer.text).not.toContain('<script');
  });
});

describe("a browser's details are not taken", () => {
  const told = (change: object) => () => JSON.stringify({ clickId, ...change });
  const json = 'application/json';
  test.each<[string, () => string, number, string, string?, string?]>([
    ['no body', () => '', 400, 'invalid_json'],
    ['no JSON', () => 'clickId=1', 400, 'invalid_json'],
    ['a list', () => '[]', 400, 'invalid_request'],
    ['no click', () => '{}', 400, 'invalid_request'],
    ['a click that is no id', told({ clickId: 'x' }), 400, 'invalid_request'],
    ['a click as number', told({ clickId: 1 }), 400, 'invalid_request'],
    ['SQL as click', told({ clickId: "'; drop table click; --" }), 400, 'invalid_request'],
    ['an unknown click', told({ clickId: unknownClick }), 404, 'click_not_found'],
    ['a click of another link', told({}), 404, 'click_not_found', '/l/second/enrich'],
    ['an unknown link', told({}), 404, 'click_not_found', '/l/nowhere/enrich'],
    ['a link that is none', told({}), 404, 'click_not_found', '/l/%00/enrich'],
    ['a click of two hours ago', told({ clickId: unknownClick.replace(/1$/, '9') }), 410, 'click_too_old'],
    ['a text as width', told({ screenWidth: '390' }), 400, 'invalid_request'],
    ['a negative width', told({ screenWidth: -1 }), 400, 'invalid_request'],
    ['an absurd height', told({ screenHeight: 1e300 }), 400, 'invalid_request'],
    ['half a processor', told({ hardwareConcurrency: 0.5 }), 400, 'invalid_request'],
    ['a time zone as number', told({ timezone: 60 }), 400, 'invalid_request'],
    ['an absurd offset', told({ timezoneOffsetMinutes: 5_000 }), 400, 'invalid_request'],
    ['a huge GPU', told({ gpuRenderer: 'x'.repeat(300) }), 400, 'invalid_request'],
    ['languages as text', told({ preferredLanguages: 'fr' }), 400, 'invalid_request'],
    [
      'too many languages',
      told({ preferredLanguages: Array.from({ length: 99 }, () => 'fr') }),
      400,
      'invalid_request',
    ],
    ['a third colour scheme', told({ colorScheme: 'sepia' }), 400, 'invalid_request'],
    ['something very deep', () => deep(2_000), 400, 'invalid_request'],
    ['something huge', told({ filler: 'x'.repeat(20_000) }), 413, 'body_too_large'],
    ['a form', told({}), 415, 'unsupported_media_type', '/l/spring/enrich', 'application/x-www-form-urlencoded'],
    ['a plain text', told({}), 400, 'invalid_request', '/l/spring/enrich', 'text/plain'],
  ])('from %s', async (_, body, status, error, path = '/l/spring/enrich', type = json) => {
    const answer = await asked('POST', path, body(), { 'content-type': type });
    expect([answer.status, answer.error]).toEqual([status, error]);
  });

  test('by GET, and hostile text in them is kept as text', async () => {
    expect((await asked('GET', '/l/spring/enrich', null, {})).status).toBe(404);
    const body = JSON.stringify({
      clickId,
      gpuVendor: 'a\0b\ud800',
      timezone: '<script>',
      ['__proto__']: { screenWidth: 1 },
    });
    const answer = await asked('POST', '/l/spring/enrich', body, { 'content-type': json });
    expect(answer.status).toBe(204);
    const stored = await api.database.selectFrom('click_enrichment').select('details').execute();
    expect(stored.map(({ details }) => details)).toEqual([{ gpuVendor: 'ab\ufffd', timezone: '<script>' }]);
  });

  test('and nothing of all that was a failure of the server', () => {
    expect(api.failures).toEqual([]);
  });
});
