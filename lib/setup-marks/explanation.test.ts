import { expect, test } from 'vitest';
import { type Facts, type SetupFinding, sentence } from '#lib/setup-checks';
import { explain } from './explanation.ts';

const facts: Facts = {
  pixel: { id: 'CLK0P3JC77U4J3M3Q5T0', number: null, linked: true },
  mapping: [],
  links: {
    links: [
      { slug: 'summer', url: 'https://go.moonlight.app/l/summer?a=1', archived: false },
      { slug: 'launch', url: 'https://go.moonlight.app/l/launch?a=1', archived: true },
    ],
  },
  valueOptimisation: null,
};
const finding = (rest: object): SetupFinding =>
  ({
    rule: 'signal-link',
    title: sentence('audit.rules.signalLink'),
    rightWhen: sentence('checks.rightWhen.signalLink'),
    at: 'website-url',
    ...rest,
  }) as SetupFinding;

test('what is wrong says what was seen, what it should be and what to do, with the right value to copy', () => {
  const wrong = { verdict: 'wrong', code: 'x', severity: 'bad', seen: 'a', shouldBe: 'b', whatToDo: 'c', copy: 'd' };
  expect(explain(finding(wrong), facts)).toEqual({
    rule: 'signal-link',
    heading: 'Signal link: wrong',
    parts: [
      { label: 'What we saw', text: 'a' },
      { label: 'What it should be', text: 'b' },
      { label: 'What to do', text: 'c' },
    ],
    copies: [{ label: 'Copy the right value', value: 'd' }],
  });
});

test('an empty Website URL offers the links in use, never an archived one', () => {
  expect(explain(finding({ verdict: 'later' }), facts).copies).toEqual([
    { label: 'Copy Signal link summer', value: 'https://go.moonlight.app/l/summer?a=1' },
  ]);
});

test('what could not be verified gives the reason, what is right, and that a person has to look', () => {
  const { parts } = explain(finding({ verdict: 'unverified', reason: 'It is sealed.' }), facts);
  expect(parts.map(({ text }) => text)).toEqual([
    'It is sealed.',
    "The Website URL is one of this app's Signal links, unchanged.",
    'Check it yourself before you publish.',
  ]);
});

test('what is right has nothing to copy', () => {
  expect(explain(finding({ verdict: 'right', seen: 'a' }), facts).copies).toEqual([]);
});
