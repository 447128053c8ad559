import type { CommandName } from '#lib/commands';
import { t } from '#lib/words';
import { useWhenTaken } from '../../components/commands.ts';
import { type ShownConnection, useCompanion } from '../../components/companion-store.ts';
import { Failed, Loading } from '../../components/state-line/state-line.tsx';
import { Waiting } from '../../components/waiting.tsx';

interface Needing {
  /** What the section saves. That it waits is said within the section, and here while that cannot be shown. */
  readonly commands: readonly CommandName[];
  readonly children: React.ReactNode;
}

/** What sets up TikTok Ads is asked of AppSprint, so that comes first. */
export function NeedsConnection({ commands, children }: Needing) {
  const { connection, open } = useCompanion();
  useWhenTaken(commands, open);
  if (connection.state === 'connected') return children;
  return (
    <>
      <Waiting names={commands} />
      {insteadOf(connection, () => void open())}
    </>
  );
}

function insteadOf(connection: ShownConnection, again: () => void): React.ReactNode {
  switch (connection.state) {
    case 'connected':
      return null;
    case 'loading':
      return <Loading>{t('options.asking')}</Loading>;
    case 'not-connected':
      return (
        <p>
          {t('options.connectFirst')} <a href="#connection">{t('options.places.connection')}</a>
        </p>
      );
    case 'unanswered':
      return <Failed problem={connection.problem} again={again} />;
    case 'failed':
      return (
        <>
          <Failed problem={connection.problem} again={again} />
          <p>
            <a href="#connection">{t('options.places.connection')}</a>
          </p>
        </>
      );
  }
}
