import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { apiAddressOf, forgetConnection, saveConnection, savedConnection } from './index.ts';

beforeEach(() => fakeBrowser.reset());

describe('an API address', () => {
  test.each([
    ['https://api.appsprint.app', 'https://api.appsprint.app'],
    ['  https://api.appsprint.app/  ', 'https://api.appsprint.app'],
    ['HTTPS://API.AppSprint.app:443/', 'https://api.appsprint.app'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://[::1]:8787/', 'http://[::1]:8787'],
    ['https://example.com/appsprint//', 'https://example.com/appsprint'],
    ['https://example.com/a?token=1#b', 'https://example.com/a'],
  ])('entered as "%s" is kept as %s', (entered, kept) => {
    expect(apiAddressOf(entered)).toBe(kept);
  });

  test.each([
    '',
    '   ',
    'api.appsprint.app',
    'localhost:8787',
    'ftp://example.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://',
    'https://name@example.com',
    'https://name:password@example.com',
    'https://:password@example.com',
    'https://exa mple.com',
  ])('is not "%s"', (entered) => {
    expect(apiAddressOf(entered)).toBeNull();
  });
});

describe('the saved connection', () => {
  const connection = {
    apiAddress: 'http://127.0.0.1:8787',
    token: 'asp_live_secret',
    appId: AppId.parse('app_moonlight'),
  };

  test('is there until it is forgotten', async () => {
    expect(await savedConnection()).toBeNull();
    await saveConnection(connection);
    expect(await savedConnection()).toEqual(connection);
    await forgetConnection();
    expect(await savedConnection()).toBeNull();
  });

  test('stands in the local area only, which content scripts cannot read', async () => {
    await saveConnection(connection);
    expect(await fakeBrowser.storage.sync.get()).toEqual({});
    expect(await fakeBrowser.storage.session.get()).toEqual({});
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).toContain('asp_live_secret');
  });

  test.each([
    { saved: 'garbage' },
    { saved: 17 },
    { saved: [] },
    { saved: {} },
    { saved: { ...connection, token: '' } },
    { saved: { ...connection, apiAddress: 'javascript:alert(1)' } },
    { saved: { ...connection, apiAddress: 'api.appsprint.app' } },
    { saved: { ...connection, appId: 'moonlight' } },
    { saved: { apiAddress: connection.apiAddress, token: connection.token } },
  ])('is none where it cannot be understood: $saved', async ({ saved }) => {
    await fakeBrowser.storage.local.set({ connection: saved });
    expect(await savedConnection()).toBeNull();
  });
});
