import { expect, test } from 'vitest';
import { clickOfReferrer } from './referrer.ts';

const id = '01890000-0000-7000-8000-000000000001';

test.each([
  [`click_id=${id}`],
  [`utm_source=tiktok&click_id=${id}`],
  [`click_id%3D${id}%26utm_source%3Dtiktok`],
  [`click_id=${id.toUpperCase()}`],
])('%s names the click', (referrer) => {
  expect(clickOfReferrer(referrer)).toEqual({ clickId: id, ttclid: null });
});

test.each([['utm_source=tiktok&ttclid=E.C.P.abc'], ['ttclid%3DE.C.P.abc']])(
  "%s carries TikTok's click id",
  (referrer) => {
    expect(clickOfReferrer(referrer)).toEqual({ clickId: null, ttclid: 'E.C.P.abc' });
  },
);

test.each([[''], ['utm_source=google-play&utm_medium=organic'], ['click_id=1; drop table click'], ['%'], ['ttclid=']])(
  '%j names none',
  (referrer) => {
    expect(clickOfReferrer(referrer)).toEqual({ clickId: null, ttclid: null });
  },
);
