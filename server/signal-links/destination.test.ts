import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destinationOf, withPlayReferrer } from './destination.ts';

const id = '01890000-0000-7000-8000-000000000001';
const play = 'https://play.google.com/store/apps/details?id=app.moonlight';

function referrerOf(address: string): string | null {
  return new URL(address).searchParams.get('referrer');
}

describe('the Android destination', () => {
  test('carries the click id in the Play referrer', () => {
    expect(withPlayReferrer(play, id)).toBe(`${play}&referrer=click_id%3D${id}`);
  });

  test('keeps the referrer it has', () => {
    const address = withPlayReferrer(`${play}&referrer=utm_source%3Dtiktok%26utm_medium%3Dcpc&hl=de#top`, id);
    expect(referrerOf(address)).toBe(`utm_source=tiktok&utm_medium=cpc&click_id=${id}`);
    expect(address).toMatch(
      /^https:\/\/play\.google\.com\/store\/apps\/details\?id=app\.moonlight&hl=de&referrer=.*#top$/,
    );
  });

  test('keeps every other parameter as it is written', () => {
    const part = fc.string({ minLength: 1, maxLength: 8 }).map((text) => encodeURIComponent(text.toWellFormed()));
    const parameter = fc.tuple(part, part).filter(([name]) => name !== 'referrer');
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 5 }), (parameters) => {
        const query = parameters.map(([name, value]) => `${name}=${value}`);
        const address = withPlayReferrer(`https://play.google.com/store?${query.join('&')}`, id);
        expect(address.split('?')[1]?.split('&').slice(0, -1)).toEqual(query);
        expect(referrerOf(address)).toBe(`click_id=${id}`);
      }),
    );
  });
});

test('a visitor goes to the store of their system, and to the page where there is none', () => {
  const destinations = { ios: 'https://apps.apple.com/app/id1', android: play, web: null };
  expect(destinationOf(destinations, 'ios', id)).toBe('https://apps.apple.com/app/id1');
  expect(destinationOf(destinations, 'android', null)).toBe(play);
  expect(destinationOf(destinations, 'other', id)).toBeNull();
});
