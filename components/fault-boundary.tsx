import { Component, type ReactNode } from 'react';
import { t } from '#lib/words';
import { FailedAs } from './state-line/state-line.tsx';

interface FaultBoundaryProps {
  readonly children: ReactNode;
}

interface Caught {
  /** What was thrown, in its own words; null as long as nothing was. */
  readonly reason: string | null;
}

/** Says that a fault of ours ended the page, where React alone would leave it blank. */
export class FaultBoundary extends Component<FaultBoundaryProps, Caught> {
  override readonly state: Caught = { reason: null };

  static getDerivedStateFromError(error: unknown): Caught {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    const said = t('problems.said', { what: t('problems.fault.what', { reason }), remedy: t('problems.fault.remedy') });
    return (
      <section>
        <FailedAs said={said} again={() => location.reload()} />
      </section>
    );
  }
}
