import { expect, test } from 'vitest';
import { createCoverage } from './coverage.ts';

test('workers are to die where none died yet, then where the fewest did', () => {
  const coverage = createCoverage(['first()', 'second()', 'third()'], null);
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
    awaits: 3,
    reached: 2,
    diedAt: 2,
    deaths: 4,
    neverReached: ['2: third()'],
    onlyPassed: [],
  });
});

test('a run that is played again has its workers die at the awaits that are named', () => {
  const coverage = createCoverage(['first()', 'second()'], ['1']);
  coverage.reached('1');
  coverage.died('1');
  expect(coverage.leastDied()).toEqual(['1']);
});
