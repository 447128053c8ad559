import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import {
  type AllSettings,
  allSettings,
  applySettings,
  changedParts,
  defaultDisplay,
  readSettingsFile,
  saveConnection,
  settingsFileText,
} from './index.ts';

beforeEach(() => fakeBrowser.reset());

const chosen: AllSettings = {
  display: { ...defaultDisplay, paused: true },
  panelColumns: ['spend', 'roas'],
  look: { theme: 'dark', language: 'de' },
  alerts: {
    off: ['auditNew'],
    quietHours: { from: '22:00', to: '07:00' },
    targets: { app_dreamly: { currency: 'EUR', cpiAbove: '3.50', roasBelow: null, spendWithoutInstalls: '50' } },
  },
};

test('what is exported in one browser is the same after the import in another', async () => {
  await applySettings(chosen);
  const text = settingsFileText(await allSettings());
  fakeBrowser.reset();
  const reading = readSettingsFile(text);
  expect(reading).toEqual({ state: 'read', settings: chosen });
  if (reading.state === 'read') await applySettings(reading.settings);
  expect(await allSettings()).toEqual(chosen);
});

test('the access token is in no settings file', async () => {
  const appId = AppId.parse('app_dreamly');
  await saveConnection({ apiAddress: 'https://example.com', token: 'asc_secret', appId });
  expect(settingsFileText(await allSettings())).not.toMatch(/asc_secret|example\.com/);
});

describe('a file is refused as a whole', () => {
  const changed = (change: (file: Record<string, never>) => void) => {
    const file = JSON.parse(settingsFileText(chosen)) as Record<string, never>;
    change(file);
    return readSettingsFile(JSON.stringify(file));
  };

  test.each(['', 'settings', '{"format":'])('that is no JSON: "%s"', (text) => {
    expect(readSettingsFile(text)).toEqual({ state: 'no-json' });
  });

  test.each(['17', '[]', '{}', '{"format":"something-else","version":1}'])('of something else: %s', (text) => {
    expect(readSettingsFile(text)).toEqual({ state: 'other-file' });
  });

  test('of a newer version', () => {
    expect(changed((file) => Object.assign(file, { version: 2 }))).toEqual({ state: 'other-file' });
  });

  test.each([
    ['alerts.quietHours.from', { alerts: { ...chosen.alerts, quietHours: { from: '25:00', to: '07:00' } } }],
    ['look.theme', { look: { theme: 'pink', language: null } }],
    ['display.columns.ad', { display: { ...chosen.display, columns: { ...chosen.display.columns, ad: [] } } }],
    ['panelColumns.0', { panelColumns: ['likes'] }],
  ])('in which %s is wrong, naming it', (part, wrong) => {
    expect(changed((file) => Object.assign(file, wrong))).toEqual({ state: 'wrong', part });
  });
});

test('the preview names the parts that would change, and no other', () => {
  expect(changedParts(chosen, chosen)).toEqual([]);
  expect(changedParts(chosen, { ...chosen, look: { theme: 'light', language: 'de' }, panelColumns: null })).toEqual([
    'panelColumns',
    'look',
  ]);
});
