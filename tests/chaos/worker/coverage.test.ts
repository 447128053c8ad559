import { expect, test } from 'vitest';
import { createCoverage } from './coverage.ts';

const awaitsIn = (...origins: readonly string[]) => origins.map((origin) => ({ origin, code: 'act()' }));

test('workers are to die where none died yet, then where the fewest did', () => {
  const coverage = createCoverage(awaitsIn('lib/first.ts', 'node_modules/ky/second.js', 'lib/third.ts'), null);
  expect(coverage.leastDied()).toEqual(['0', '1', '2']);
  coverage.reached('0');
  coverage.reached('1');
  coverage.died('0');
  expect(coverage.leastDied()).toEqual(['1', '2']);
  coverage.died('1');
  expect(coverage.leastDied()).toEqual(['0', '1', '2']);
  coverage.died('0');
  coverage.died('a promise');
  expect(coverage.leastDied()).toEqual(['1', '2']);
  expect(coverage.report()).toEqual({
    own: { awaits: 2, reached: 1, diedAt: 1 },
    ofLibraries: { awaits: 1, reached: 1, diedAt: 1 },
    deaths: 4,
    neverReached: ['2: lib/third.ts act()'],
    onlyPassed: [],
  });
});

test('a run that is played again has its workers die at the awaits that are named', () => {
  const coverage = createCoverage(awaitsIn('lib/first.ts', 'lib/second.ts'), ['1']);
  coverage.reached('1');
  coverage.died('1');
  expect(coverage.leastDied()).toEqual(['1']);
});
