import type { HealthEvent, Reading } from '../view.ts';
import type { Block } from './blocks.ts';
import type { Interpretation } from './interpret.ts';
import type { FieldAnswer } from './view.ts';

/** What two independent ways say of one setting: its block in the form, and the page's own newest save. */
export interface Understood<T> {
  readonly block: Block;
  readonly said: Interpretation<T>;
  readonly saved: Reading<T> | null;
  /** Tells a value that cannot be what was saved, where the save itself is not understood. */
  readonly contradicts: ((value: T) => boolean) | null;
}

export interface Outcome<T> {
  readonly answer: FieldAnswer<T>;
  readonly problem: { readonly kind: HealthEvent['problem']; readonly detail: string } | null;
}

/**
 * One answer from both ways. The form comes first, because a save may be older or another object's; a contradiction makes
 * the form's word uncertain. Only where the form cannot be understood does the save alone answer.
 */
export function answerOf<T>({ block, said, saved, contradicts }: Understood<T>): Outcome<T> {
  const { place, signal } = block;
  const sure = signal === 'test-id' ? 'high' : 'medium';
  switch (said.state) {
    case 'empty':
      return { answer: { state: 'empty', place }, problem: null };
    case 'unclear': {
      const problem = { kind: 'unexpected', detail: said.reason } as const;
      if (saved === null) return { answer: { state: 'not-here', reason: said.reason, place }, problem };
      return { answer: { state: 'found', ...saved, raw: JSON.stringify(saved.value), place }, problem };
    }
    case 'value': {
      const { value, raw } = said;
      const found = { state: 'found', value: completed(value, saved), raw, signal, place } as const;
      // The page takes over what is typed when the field is left: until then its save is older.
      if (said.isEdited) return { answer: { ...found, certainty: 'medium' }, problem: null };
      const disagrees = (saved !== null && !fits(value, saved.value)) || (contradicts?.(value) ?? false);
      if (!disagrees) return { answer: { ...found, certainty: sure }, problem: null };
      return {
        answer: { ...found, certainty: 'low' },
        problem: { kind: 'disagreement', detail: 'the form and the newest save of the draft differ' },
      };
    }
  }
}

/** Parts that the form does not show are taken from the save, where that fits what the form does show. */
function completed<T>(shown: T, saved: Reading<T> | null): T {
  return saved !== null && hasGap(shown) && fits(shown, saved.value) ? saved.value : shown;
}

/** Whether what was saved is what the form shows; null in the form's value stands for what it does not show. */
function fits(shown: unknown, saved: unknown): boolean {
  if (shown === null || shown === saved) return true;
  if (typeof shown !== 'object' || typeof saved !== 'object' || saved === null) return false;
  const keys = Object.keys(shown);
  return (
    keys.length === Object.keys(saved).length &&
    keys.every((key) => fits((shown as Record<string, unknown>)[key], (saved as Record<string, unknown>)[key]))
  );
}

function hasGap(shown: unknown): boolean {
  return typeof shown === 'object' && shown !== null && Object.values(shown).includes(null);
}
