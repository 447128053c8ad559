// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { chooseWords, flatten } from '#lib/words';
import english from '../../locales/en.json' with { type: 'json' };
import { ReaderTable } from './reader-table.ts';

test('it can be emptied when the extension has gone, and with it all words', () => {
  const table = new ReaderTable(document);
  table.show('Campaigns', ['Installs'], []);
  expect(table.element.tHead?.textContent).toContain('Installs');
  chooseWords(null);
  vi.stubGlobal('chrome', {});
  table.show('', [], []);
  expect(table.element.textContent).toBe('');
  vi.unstubAllGlobals();
  chooseWords({ language: 'en', catalogue: flatten(english) });
});
