import type { ReactNode } from 'react';
import type { Problem } from '#lib/appsprint';
import { t } from '#lib/words';
import './state-line.css';

/** What can be shown where something is not there as it should be; a number in its place has the same marks. */
export const stateMarks = { loading: '', none: '–', stale: '⟳', failed: '!' } as const;

interface StateProps {
  readonly children: ReactNode;
}

/** Something is on its way. */
export function Loading({ children }: StateProps) {
  return <StateLine state="loading">{children}</StateLine>;
}

/** There is nothing, and why or what to do. */
export function Nothing({ children }: StateProps) {
  return <StateLine state="none">{children}</StateLine>;
}

/** It is there, but it is old. */
export function Stale({ children }: StateProps) {
  return <StateLine state="stale">{children}</StateLine>;
}

interface Repeatable {
  /** Tries again; left out where that is done by the same button as before. */
  readonly again?: (() => void) | undefined;
}

/** Something could not be had or done: what happened, the remedy, and where it makes sense the button to try again. */
export function Failed({
  problem: { what, remedy },
  again,
}: Repeatable & { readonly problem: Pick<Problem, 'what' | 'remedy'> }) {
  return <FailedAs said={t('problems.said', { what, remedy })} again={again} />;
}

/** The same in words of its own. */
export function FailedAs({ said, again }: Repeatable & { readonly said: string }) {
  return (
    <StateLine state="failed">
      {said}{' '}
      {again !== undefined && (
        <button type="button" className="small" onClick={again}>
          {t('problems.tryAgain')}
        </button>
      )}
    </StateLine>
  );
}

function StateLine({ state, children }: StateProps & { readonly state: keyof typeof stateMarks }) {
  return (
    <p className="state-line" data-state={state} role={state === 'failed' ? 'alert' : 'status'}>
      <span className="state-mark" aria-hidden="true">
        {stateMarks[state]}
      </span>
      <span>{children}</span>
    </p>
  );
}
