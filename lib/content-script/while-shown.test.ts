// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { whileShown } from './while-shown.ts';

let heard: string[];
let context: ContentScriptContext;

beforeEach(() => {
  heard = [];
  context = new ContentScriptContext('ads-manager');
  return () => context.abort();
});

const follow = () =>
  whileShown(
    context,
    () => heard.push('show'),
    () => heard.push('hide'),
  );
const turn = (type: 'pagehide' | 'pageshow', persisted: boolean) =>
  window.dispatchEvent(Object.assign(new Event(type), { persisted }));

test('a page is shown at once, and again each time it comes back as it was', () => {
  follow();
  expect(heard).toEqual(['show']);
  turn('pageshow', false);
  expect(heard).toEqual(['show']);
  turn('pagehide', true);
  turn('pageshow', true);
  expect(heard).toEqual(['show', 'hide', 'show']);
});

test('a page that the browser only prepares is shown when a person goes to it', () => {
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  follow();
  expect(heard).toEqual([]);
  Reflect.deleteProperty(document, 'prerendering');
  document.dispatchEvent(new Event('prerenderingchange'));
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(heard).toEqual(['show']);
});

test('what an extension that is no more has put there goes', () => {
  follow();
  context.abort();
  expect(heard).toEqual(['show', 'hide']);
});
