import { expect, test } from 'vitest';
import { rules } from '#lib/setup-checks';
import { helpPageOf } from './index.ts';

test('every rule has a help page in the package', () => {
  for (const { name } of rules) expect(helpPageOf(name)).toBe(`/checks/${name}.html`);
});

test('a rule of a newer API has none here', () => {
  expect(helpPageOf('brand-safety')).toBeNull();
  expect(helpPageOf('constructor')).toBeNull();
});
