import type { PinnedWarning } from './lint-verdict.ts';

/** Warnings that Mozilla's linter gives on the Firefox package, and why each is accepted. */
export const pinnedWarnings: readonly PinnedWarning[] = [
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    count: 1,
    reason:
      'Firefox for Android knows the data collection keys from version 142 only; the extension is for the desktop, where 140 knows them.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    count: 2,
    reason:
      'React DOM carries code for dangerouslySetInnerHTML, which no page of ours uses; a convention test looks for it.',
  },
];
