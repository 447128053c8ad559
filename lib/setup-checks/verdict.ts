import { type Said, type Sentence, sentence } from '#lib/sentences';
import type { Facts } from './facts.ts';
import type { Field, Reading, Readings } from './readings.ts';

/** Whether what is wrong loses money or figures (`bad`), or should only be put right (`warn`). */
export type Severity = 'bad' | 'warn';

/** What a rule says. `at` is the field it is about, where the mark stands. */
export type Verdict =
  | { readonly verdict: 'right'; readonly at: Field; readonly seen: Said }
  | {
      readonly verdict: 'wrong';
      readonly at: Field;
      /** What kind of fault it is, for putting equal ones together; the field's name where there is but one kind. */
      readonly code: string;
      readonly severity: Severity;
      readonly seen: Said;
      readonly shouldBe: Said;
      readonly whatToDo: Said;
      /** The right value to copy; null where there is none to paste. */
      readonly copy: string | null;
    }
  | { readonly verdict: 'unverified'; readonly at: Field; readonly reason: Said }
  | { readonly verdict: 'later'; readonly at: Field };

/** `docs/checks/NAME.md` is the help page of each. */
export type RuleName =
  | 'objective'
  | 'destination'
  | 'pixel'
  | 'optimisation-event'
  | 'bidding'
  | 'operating-system'
  | 'placement'
  | 'signal-link'
  | 'smart-plus'
  | 'tracking';

/** A rule: what has to be so, and how readings and facts show it. */
export interface Rule {
  readonly name: RuleName;
  /** What it checks, in a word or two. */
  readonly title: Sentence;
  /** What is right, in a sentence: for what could not be verified. */
  readonly shouldBe: Sentence;
  /** The fields it reads; the first is its usual place. */
  readonly needs: readonly [Field, ...Field[]];
  readonly decide: (readings: Readings, facts: Facts) => Verdict;
}

type Wrong = Extract<Verdict, { verdict: 'wrong' }>;

export function right(at: Field, seen: Said): Verdict {
  return { verdict: 'right', at, seen };
}

/** Wrong; bad and nothing to copy unless said otherwise. */
export function wrong(
  at: Field,
  what: Pick<Wrong, 'seen' | 'shouldBe' | 'whatToDo'> & Partial<Pick<Wrong, 'code' | 'severity' | 'copy'>>,
): Verdict {
  return { verdict: 'wrong', at, code: at, severity: 'bad', copy: null, ...what };
}

export function unverified(at: Field, reason: Said): Verdict {
  return { verdict: 'unverified', at, reason };
}

/**
 * The verdict on one field. *Wrong* needs a reading of high certainty and *right* one that is not low; what has not been read is neither.
 * Nested, every reading the verdict rests on has to be as sure.
 */
export function whenRead<T>(at: Field, reading: Reading<T>, decide: (value: T, raw: string) => Verdict): Verdict {
  switch (reading.state) {
    case 'later':
      return { verdict: 'later', at };
    case 'unreadable':
      return unverified(at, reading.reason);
    case 'found': {
      const said = decide(reading.value, reading.raw);
      const isSure = said.verdict === 'wrong' ? reading.certainty === 'high' : reading.certainty !== 'low';
      return isSure || said.verdict === 'unverified' || said.verdict === 'later'
        ? said
        : unverified(at, sentence('checks.unsure', { raw: reading.raw }));
    }
  }
}

const byWeight = ['wrong', 'unverified', 'right'] as const;

/** One verdict out of those on several fields: something wrong, else something not verified, else right as far as can be seen. */
export function together(first: Verdict, ...others: readonly Verdict[]): Verdict {
  const all = [first, ...others];
  const said = byWeight.map((kind) => all.find(({ verdict }) => verdict === kind));
  return said.find((found) => found !== undefined) ?? first;
}
