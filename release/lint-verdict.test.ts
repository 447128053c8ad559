import { expect, test } from 'vitest';
import { faultsOf, type LintReport, type PinnedWarning } from './lint-verdict.ts';

const pinned: readonly PinnedWarning[] = [{ code: 'KNOWN', count: 2, reason: 'It is in React.' }];
const warning = (code: string) => ({ code, message: 'Something', file: 'a.js' });

function faults(report: Partial<LintReport>): string[] {
  return faultsOf({ errors: [], warnings: [], ...report }, pinned);
}

test('warnings that are pinned are no fault', () => {
  expect(faults({ warnings: [warning('KNOWN'), warning('KNOWN')] })).toEqual([]);
});

test('an error is a fault and says where', () => {
  const errors = [{ code: 'BAD', message: 'It is bad', file: 'manifest.json' }];
  expect(faults({ errors, warnings: [warning('KNOWN'), warning('KNOWN')] })).toEqual([
    'BAD in manifest.json: It is bad',
  ]);
});

test('a new warning, one more of a pinned kind, and a pin without a warning are faults', () => {
  expect(faults({ warnings: [warning('KNOWN'), warning('KNOWN'), warning('NEW')] })).toEqual([
    'NEW: 1 warnings, 0 pinned.',
  ]);
  expect(faults({ warnings: [warning('KNOWN'), warning('KNOWN'), warning('KNOWN')] })).toEqual([
    'KNOWN: 3 warnings, 2 pinned.',
  ]);
  expect(faults({})).toEqual(['KNOWN: 0 warnings, 2 pinned.']);
});
