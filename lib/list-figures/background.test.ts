// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { isOnDarkBackground } from './background.ts';

beforeEach(() => document.body.replaceChildren());

function element(style: string, parent: ParentNode = document.body): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('style', style);
  parent.append(made);
  return made;
}

describe('the background behind a cell', () => {
  test.each([
    ['rgb(255, 255, 255)', false],
    ['rgb(18, 18, 18)', true],
    ['rgb(200, 20, 20)', true],
    ['rgb(240, 255, 0)', false],
  ])('%s: dark is %s', (background, dark) => {
    expect(isOnDarkBackground(element('', element(`background-color: ${background}`)))).toBe(dark);
  });

  test('is the first one that can be seen', () => {
    const page = element('background-color: rgb(18, 18, 18)');
    const veil = element('background-color: rgba(255, 255, 255, 0.2)', page);
    expect(isOnDarkBackground(element('', veil))).toBe(true);
    expect(isOnDarkBackground(element('', element('background-color: white', veil)))).toBe(false);
  });

  test('is light where nothing paints one', () => {
    expect(isOnDarkBackground(element(''))).toBe(false);
  });
});
