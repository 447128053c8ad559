import { afterEach, describe, expect, test } from 'vitest';
import { inEnglish, type Said, sentence } from '#lib/sentences';
import { chooseWords, flatten } from '#lib/words';
import english from '../../locales/en.json' with { type: 'json' };
import french from '../../locales/fr.json' with { type: 'json' };
import japanese from '../../locales/ja.json' with { type: 'json' };
import { say, sayOfApi } from './index.ts';

afterEach(() => chooseWords({ language: 'en', catalogue: flatten(english) }));

const pasted: Said = [sentence('links.found.path'), sentence('checks.seenText', { text: '/x' })];

describe('what a check says', () => {
  test('comes in the person’s language, with the words of the page as they stand', () => {
    chooseWords({ language: 'fr', catalogue: flatten(french) });
    expect(say(sentence('checks.pixel.shouldBe', { id: 'CLK0' }))).toBe('Le pixel CLK0.');
    expect(say(pasted)).toBe("Son chemin n'est pas celui du Signal link. Vu : /x");
    expect(say('Website')).toBe('Website');
  });

  test('has no space between two Japanese sentences', () => {
    chooseWords({ language: 'ja', catalogue: flatten(japanese) });
    expect(say(pasted)).toBe('パスがSignal linkのものではありません。見つかったもの：/x');
  });

  test('is in English the very text that the API gives', () => {
    expect(inEnglish(pasted)).toBe("Its path is not the Signal link's. Seen: /x");
    expect(say(pasted)).toBe(inEnglish(pasted));
  });
});

describe('what the API says', () => {
  test('comes in the person’s language', () => {
    chooseWords({ language: 'fr', catalogue: flatten(french) });
    expect(sayOfApi({ key: 'links.remedy.keepOne', values: {} }, 'Keep one of them.')).toBe('Gardez-en un.');
  });

  test('stays English where an older API names no sentence, or a newer one a sentence that is not known here', () => {
    chooseWords({ language: 'fr', catalogue: { ...flatten(french), checks_newer: '' } });
    expect(sayOfApi(undefined, 'Keep one of them.')).toBe('Keep one of them.');
    const newer = [
      { key: 'links.remedy.keepOne', values: {} },
      { key: 'checks.newer', values: {} },
    ];
    expect(sayOfApi(newer, 'Keep one of them. Really.')).toBe('Keep one of them. Really.');
  });
});
