import { describe, expect, test } from 'vitest';
import type { MappingRow } from '#lib/appsprint/contract';
import { addRow, differencesOf, draftOf, faultsOf, namedRefusal, rowsOf } from './draft.ts';

const row = (sdkEvent: string, tiktokEvent: string | null, aliases: string[] = []): MappingRow => ({
  sdkEvent,
  aliases,
  tiktokEvent,
  suggestion: null,
  tier: 'primary',
});
const draft = draftOf({ rows: [row('install', 'Download'), row('sign_up', null, ['register'])] });
const withRow = (sdkEvent: string, tiktokEvent: string) =>
  addRow(draft, 'new').map((one) => (one.key === 'new' ? { ...one, sdkEvent, tiktokEvent } : one));

describe('what is saved', () => {
  test('a blank row is saved as not forwarded, and blanks around a name are dropped', () => {
    expect(rowsOf(withRow(' level_done ', ' LevelDone '))).toEqual([
      { sdkEvent: 'install', tiktokEvent: 'Download' },
      { sdkEvent: 'sign_up', tiktokEvent: null },
      { sdkEvent: 'level_done', tiktokEvent: 'LevelDone' },
    ]);
  });

  test('a row added by hand in which nothing was written is none', () => {
    expect(rowsOf(withRow(' ', ''))).toHaveLength(2);
    expect(faultsOf(withRow(' ', '')).size).toBe(0);
  });
});

describe('a row is at fault', () => {
  test.each([
    ['', 'LevelDone', 'noSdkEvent'],
    ['install', 'LevelDone', 'twice'],
    ['register', 'LevelDone', 'twice'],
    ['level_done', 'Level Done', 'noTikTokName'],
    ['level_done', '1LevelDone', 'noTikTokName'],
    ['level_done', 'L'.repeat(65), 'noTikTokName'],
  ])('with the SDK event "%s" sent as "%s": %s', (sdkEvent, tiktokEvent, fault) => {
    expect([...faultsOf(withRow(sdkEvent, tiktokEvent)).entries()]).toEqual([['new', fault]]);
  });

  test('never with a name that the contract takes', () => {
    expect(faultsOf(withRow('level_done', 'Level_Done_2')).size).toBe(0);
  });
});

test('of two mappings only what they send differently is shown, also what one of them does not have', () => {
  const theirs = [
    { sdkEvent: 'install', tiktokEvent: 'Download' },
    { sdkEvent: 'purchase', tiktokEvent: null },
    { sdkEvent: 'theirs', tiktokEvent: 'Theirs' },
  ];
  const mine = [
    { sdkEvent: 'install', tiktokEvent: 'Download' },
    { sdkEvent: 'purchase', tiktokEvent: 'Purchase' },
    { sdkEvent: 'mine', tiktokEvent: null },
  ];
  expect(differencesOf(theirs, mine)).toEqual([
    { sdkEvent: 'purchase', theirs: null, mine: 'Purchase' },
    { sdkEvent: 'theirs', theirs: 'Theirs', mine: null },
  ]);
});

test('what AppSprint says against a row names the event, not the number of the row', () => {
  const rows = [
    { sdkEvent: 'install', tiktokEvent: null },
    { sdkEvent: 'checkout', tiktokEvent: 'Checkout' },
  ];
  const refused = '"rows.1.tiktokEvent" in the body: TikTok turns "Checkout" into PlaceAnOrder.';
  expect(namedRefusal(refused, rows)).toBe('checkout: TikTok turns "Checkout" into PlaceAnOrder.');
  expect(namedRefusal('The event mapping is closed.', rows)).toBe('The event mapping is closed.');
});
