import type { ReactNode } from 'react';
import { t } from '#lib/words';

/** How good or bad a line is; each has its own shape, so that colour is never alone. */
export type Tone = 'good' | 'warn' | 'bad' | 'unsure';

const marks: Readonly<Record<Tone, string>> = { good: '✓', warn: '▲', bad: '✕', unsure: '◦' };

/** The shape of a tone, with a word for those who do not see it. */
export function Mark({ tone }: { readonly tone: Tone }) {
  return (
    <span className="mark" role="img" aria-label={t(`health.tones.${tone}`)}>
      {marks[tone]}
    </span>
  );
}

/** A sentence with its tone, announced to screen readers when it appears. */
export function Note({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <p className={`note ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Mark tone={tone} /> {children}
    </p>
  );
}
