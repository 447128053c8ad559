import { describe, expect, test } from 'vitest';
import { maySend, senderOf } from './sender.ts';

const chromium = { id: 'companion', origin: 'chrome-extension://companion' };
const firefox = { id: 'companion@appsprint.app', origin: 'moz-extension://5f2b' };
const tab = { id: 7 };
const list = { id: 'companion', origin: 'https://ads.tiktok.com', frameId: 0, tab };

describe('a sender', () => {
  test('is Ads Manager as the top page of a tab', () => {
    expect(senderOf(list, chromium)).toBe('ads-manager');
    expect(senderOf({ ...list, url: 'https://ads.tiktok.com/i18n/manage/campaign' }, chromium)).toBe('ads-manager');
  });

  test('is Business Center as the top page of a tab', () => {
    const accounts = { ...list, origin: 'https://business.tiktok.com' };
    expect(senderOf(accounts, chromium)).toBe('business-center');
    expect(senderOf({ ...accounts, frameId: 2 }, chromium)).toBeNull();
  });

  test('is a page of this extension, in a tab or not', () => {
    expect(senderOf({ id: 'companion', origin: chromium.origin }, chromium)).toBe('extension-page');
    expect(senderOf({ id: 'companion', origin: chromium.origin, frameId: 0, tab }, chromium)).toBe('extension-page');
  });

  test('is told by the address in Firefox, which gives its own pages no origin', () => {
    const { id } = firefox;
    expect(senderOf({ id, url: 'moz-extension://5f2b/popup.html' }, firefox)).toBe('extension-page');
    expect(senderOf({ id, url: 'moz-extension://other/popup.html' }, firefox)).toBeNull();
    expect(senderOf({ id, url: 'https://ads.tiktok.com/i18n/manage/ad', frameId: 0, tab }, firefox)).toBe(
      'ads-manager',
    );
  });

  test.each([
    ['another extension', { ...list, id: 'stranger' }],
    ['nobody in particular', { ...list, id: undefined }],
    ['a frame inside of Ads Manager', { ...list, frameId: 3 }],
    ['a frame of unknown place', { ...list, frameId: undefined }],
    ['something without a tab', { ...list, tab: undefined }],
    ['another host', { ...list, origin: 'https://ads.tiktok.com.evil.example' }],
    ['an unencrypted page', { ...list, origin: 'http://ads.tiktok.com' }],
    ['another port', { ...list, origin: 'https://ads.tiktok.com:8443' }],
    ['a sandboxed page with a fitting address', { ...list, origin: 'null', url: 'https://ads.tiktok.com/' }],
    [
      'a page that moved on after it got its address',
      { ...list, origin: 'https://evil.example', url: 'https://ads.tiktok.com/' },
    ],
    [
      'an address with the origin as its user',
      { ...list, origin: undefined, url: 'https://ads.tiktok.com@evil.example/' },
    ],
    ['an address that is none', { ...list, origin: undefined, url: 'nonsense' }],
    ['no address at all', { ...list, origin: undefined }],
    ['a page of another extension', { id: 'companion', origin: 'chrome-extension://stranger' }],
  ])('is not %s', (_, facts) => {
    expect(senderOf(facts, chromium)).toBeNull();
  });
});

test('what any page of TikTok may send comes from one of them, and nobody sends what only another may', () => {
  expect(maySend('ads-manager', 'tiktok-page')).toBe(true);
  expect(maySend('business-center', 'tiktok-page')).toBe(true);
  expect(maySend('extension-page', 'tiktok-page')).toBe(false);
  expect(maySend('business-center', 'ads-manager')).toBe(false);
  expect(maySend('ads-manager', 'business-center')).toBe(false);
  expect(maySend(null, 'tiktok-page')).toBe(false);
});
