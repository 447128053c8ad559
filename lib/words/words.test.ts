import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import english from '../../locales/en.json' with { type: 'json' };
import { chooseWords, flatten, t, tCount, type WordKey } from './index.ts';

const englishWords = { language: 'en', catalogue: flatten(english) };

afterEach(() => chooseWords(englishWords));

/** A language whose catalogue has one text under the name of the product. */
function speak(language: string, text: string): WordKey {
  chooseWords({ language, catalogue: { extension_name: text } });
  return 'extension.name';
}

test('a nested file of texts becomes a flat catalogue', () => {
  expect(flatten({ popup: { pause: 'Pause', list: { none: 'None' } }, ok: 'OK' })).toEqual({
    popup_pause: 'Pause',
    popup_list_none: 'None',
    ok: 'OK',
  });
});

/** How many isolates are open after each character. */
function depthsOf(text: string): number[] {
  let depth = 0;
  return [...text].map((character) => {
    if (/[\u2066-\u2068]/.test(character)) depth += 1;
    if (character === '\u2069') depth -= 1;
    return depth;
  });
}

describe('a text', () => {
  test('has its values in their places, in any order and more than once', () => {
    const key = speak('en', '{app} on {day}, {app}');
    expect(t(key, { day: 'Monday', app: 'Dreamly' })).toBe('Dreamly on Monday, Dreamly');
  });

  test('shows a value as it is, also where it looks like a place or a pattern', () => {
    const key = speak('en', '{name}!');
    expect(t(key, { name: '{name} $1 $& <b>' })).toBe('{name} $1 $& <b>!');
  });

  test.each([
    ['مرحبا', '\u2068مرحبا\u2069'],
    ['שלום 12', '\u2068שלום 12\u2069'],
    ['\u202eknil', '\u2068\u202eknil\u2069'],
    ['a\u2069b', '\u2068ab\u2069'],
    ['a\u2067b', '\u2068a\u2067b\u2069\u2069'],
    ['\u2069\u2067b\u2069', '\u2068\u2067b\u2069\u2069'],
  ])('is not turned around by a value: %j', (value, kept) => {
    expect(t(speak('en', '{name} of 2 has 3.'), { name: value })).toBe(`${kept} of 2 has 3.`);
    expect(tCount(speak('en', '{count} of {name}'), 3, { name: value })).toBe(`3 of ${kept}`);
  });

  test('keeps every value in an isolate of its own that is whole, or as it was', () => {
    const letter = fc.constantFrom(
      'a',
      '1',
      ' ',
      'ש',
      'م',
      '日',
      '\u202e',
      '\u202c',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      '\u200f',
    );
    const key = speak('en', '[{name}]');
    fc.assert(
      fc.property(fc.string({ unit: letter }), (value) => {
        const said = t(key, { name: value });
        const depths = depthsOf(said);
        expect(depths.at(-1)).toBe(0);
        expect(Math.min(...depths)).toBe(0);
        if (/^[a1 日]*$/.test(value)) expect(said).toBe(`[${value}]`);
        else expect(depths.slice(1, -1).indexOf(0)).toBe(depths.length - 3);
      }),
    );
  });

  test('keeps a place for which there is no value, so that the mistake is seen', () => {
    expect(t(speak('en', '{toString} {name}'))).toBe('{toString} {name}');
  });
});

describe('a text that counts', () => {
  test.each([
    ['en', 1, 'one row'],
    ['en', 0, '0 rows'],
    ['en', 12_345, '12,345 rows'],
    ['de', 12_345, '12.345 rows'],
    // French and Brazilian Portuguese count nothing as one (Unicode plural rules).
    ['fr', 0, 'one row'],
    ['pt-BR', 0, 'one row'],
    // Japanese, Korean and Chinese have one form for every number.
    ['ja', 1, '1 rows'],
  ])('in %s says %d as "%s"', (language, count, said) => {
    expect(tCount(speak(language, 'one row | {count} rows'), count)).toBe(said);
  });

  test('has one form where the language needs no other', () => {
    expect(tCount(speak('ko', '{count}개'), 3)).toBe('3개');
  });
});
