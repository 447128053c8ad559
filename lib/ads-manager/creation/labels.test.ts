import { expect, test } from 'vitest';
import { CreationAnchors, DraftAnchors } from './anchors.ts';
import { creation, drafts } from './index.ts';
import { comparable, keyOf } from './text.ts';

const { labels, choices } = creation;
const tables = { labels, ...choices };

test.each(Object.entries(tables))('no text of %s means two things, in any two languages', (_, table) => {
  for (const [key, texts] of Object.entries(table)) {
    for (const text of Object.values(texts).flat()) expect([text, keyOf(text, table)]).toEqual([text, key]);
  }
});

test('the built-in tables fit the schemas that updates are measured against', () => {
  expect(CreationAnchors.parse(creation)).toEqual(creation);
  expect(DraftAnchors.parse(drafts)).toEqual(drafts);
});

test.each([
  ['  Destination   URL ', 'destination url'],
  ['Destination URL *', 'destination url'],
  ['Destination URL:', 'destination url'],
  ['ＵＲＬパラメータ', 'urlパラメータ'],
])('%s is compared as %s', (text, compared) => {
  expect(comparable(text)).toBe(compared);
});
