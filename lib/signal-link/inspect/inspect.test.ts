import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSignalLink, explainLinkFinding, inEnglish, inspectSignalLink, type KnownLink } from '../index.ts';

const address = 'https://go.moonlight.app';
const known = (slug: string, archived = false): KnownLink => ({ slug, url: buildSignalLink(address, slug), archived });
const summer = known('summer-ios-fr');
const winter = known('winter-android');
const old = known('launch-2025', true);
const all = { links: [summer, winter, old] };
const codesOf = (pasted: string) => inspectSignalLink(pasted, all).findings.map(({ code }) => code);

const parametersOf = (url: string) => url.split('?')[1]?.split('&') ?? [];
const inOrder = (url: string, parameters: readonly string[]) => `${url.split('?')[0]}?${parameters.join('&')}`;

/** Thousands of texts, on machines that do other things too. */
const patient = { timeout: 60_000 };

describe('a valid Signal link', () => {
  test('is right in any order of its parameters, and nothing is found', patient, () => {
    const shuffled = fc
      .constantFrom(summer, winter)
      .chain(({ url }) =>
        fc
          .shuffledSubarray(parametersOf(url), { minLength: 12, maxLength: 12 })
          .map((parameters) => inOrder(url, parameters)),
      );
    fc.assert(
      fc.property(shuffled, (url) => {
        expect(inspectSignalLink(url, all)).toMatchObject({ state: 'right', findings: [], corrected: null });
      }),
      { numRuns: 2_000 },
    );
  });

  test('is right on a server below a path and on one without https', () => {
    for (const base of ['https://moonlight.app/go', 'http://127.0.0.1:8787', 'https://MOON.example:8443']) {
      const link = { slug: 'summer', url: buildSignalLink(base, 'summer'), archived: false };
      expect(inspectSignalLink(link.url, { links: [link] }).state).toBe('right');
    }
  });

  test('is not right once it is archived, and the links in use are offered', () => {
    expect(inspectSignalLink(old.url, all)).toMatchObject({
      state: 'wrong',
      slug: 'launch-2025',
      findings: [{ code: 'archived' }],
      corrected: null,
      choices: [summer, winter],
    });
  });
});

describe('a corrupted Signal link', () => {
  /** Any part of the link cut out, replaced or doubled, or anything put into it. */
  const edit = fc
    .record({
      at: fc.nat(summer.url.length),
      cut: fc.nat(40),
      put: fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom(
          '&',
          '?',
          '#',
          '%',
          '=',
          '/',
          '\\',
          '__',
          ' ',
          '\u200b',
          '&ad_id=__CID__',
          summer.url,
          winter.url,
        ),
      ),
    })
    .map(({ at, cut, put }) => summer.url.slice(0, at) + put + summer.url.slice(at + cut));
  const corrupted = fc
    .oneof(edit, fc.mixedCase(fc.constant(summer.url)), fc.constantFrom(encodeURI(encodeURIComponent(summer.url))))
    .filter((text) => text.trim() !== '');

  /** Another order, or another complete link, is not a corruption. */
  const isValid = (text: string, links: readonly KnownLink[]) =>
    links.some(
      ({ url }) =>
        url.split('?')[0] === text.split('?')[0] &&
        [...parametersOf(url)].sort().join() === text.split('?').slice(1).join('?').split('&').sort().join(),
    );

  test('is found, and what is offered instead is always the valid link', patient, () => {
    fc.assert(
      fc.property(corrupted, (text) => {
        fc.pre(!isValid(text, [summer]));
        const inspection = inspectSignalLink(text, { links: [summer, old] });
        expect(inspection.state).toBe('wrong');
        expect(inspection.findings.length).toBeGreaterThan(0);
        expect(inspection.corrected).toBe(summer.url);
      }),
      { numRuns: 10_000 },
    );
  });

  test('behind its slug is found among several links, and the same link is offered', patient, () => {
    const base = `${summer.url.split('?')[0]}?`;
    fc.assert(
      fc.property(edit, (text) => {
        fc.pre(text.startsWith(base) && !text.includes('winter-android') && !isValid(text, [summer]));
        expect(inspectSignalLink(text, all)).toMatchObject({
          state: 'wrong',
          slug: summer.slug,
          corrected: summer.url,
        });
      }),
      { numRuns: 3_000 },
    );
  });

  test('is never answered with anything but a link in use of the app', patient, () => {
    fc.assert(
      fc.property(fc.oneof(corrupted, fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        const { state, corrected, choices, findings } = inspectSignalLink(text, all);
        expect(corrected === null || [summer.url, winter.url].includes(corrected)).toBe(true);
        expect(state === 'wrong' && corrected === null).toBe(choices.length > 0);
        expect(state === 'right').toBe(findings.length === 0);
        for (const finding of findings) expect(inEnglish(explainLinkFinding(finding).message)).toMatch(/^[A-Z].+\.$/u);
      }),
      { numRuns: 3_000 },
    );
  });

  // An expression that goes back and forth over such texts would not come to an end within the time of a test.
  test('is inspected however long and odd it is', () => {
    for (const part of ['/', '//a:', '(', '%25', '__', '&a=', '?', '#', 'https://', 'campaign_id=', '%', '{', '\\']) {
      const long = part.repeat(8_192 / part.length);
      expect(inspectSignalLink(long, all).state).not.toBe('right');
      expect(inspectSignalLink(summer.url + long, all).state).toBe('wrong');
    }
  });
});

test('nothing pasted, and an app whose links are not known, are neither right nor wrong', () => {
  expect(codesOf(' \u200b\n')).toEqual(['empty']);
  expect(inspectSignalLink(summer.url, { links: [] })).toMatchObject({
    state: 'unverified',
    findings: [{ code: 'links-unknown' }],
    corrected: null,
  });
});
