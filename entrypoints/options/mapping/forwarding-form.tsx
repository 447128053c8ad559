import { useEffect, useState } from 'react';
import type { Forwarding, ForwardingSettings } from '#lib/appsprint/contract';
import { ask, type Outcome } from '#lib/messages';
import { t } from '#lib/words';
import { handIn, useCommandsOf, useWhenTaken } from '../../../components/commands.ts';
import { asked } from '../../../components/companion-store.ts';
import { lastAsked } from '../../../components/last-asked.ts';
import { Failed, Loading } from '../../../components/state-line/state-line.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { SavingNote, useSaving } from '../saving.tsx';

type Organic = ForwardingSettings['organic'];

export const forwardingCommands = ['setForwarding'] as const;

/** Whether events of installs that no click was found for are forwarded; saved as soon as it is chosen. */
export function ForwardingForm() {
  const [forwarding, setForwarding] = useState<Outcome<Forwarding> | null>(null);
  const [load] = useState(() => lastAsked(() => asked(() => ask('forwarding', undefined)), setForwarding));
  useEffect(() => void load(), [load]);
  useWhenTaken(forwardingCommands, load);
  return (
    <>
      {forwarding === null && <Loading>{t('options.asking')}</Loading>}
      {forwarding?.ok === false && <Failed problem={forwarding.problem} />}
      {forwarding?.ok && <Choice organic={forwarding.value.settings.organic} saved={setForwarding} />}
      <Waiting names={forwardingCommands} />
    </>
  );
}

interface Choosing {
  /** What holds at AppSprint. */
  readonly organic: Organic;
  readonly saved: (forwarding: Outcome<Forwarding>) => void;
}

function Choice({ organic, saved }: Choosing) {
  const [chosen, setChosen] = useState(organic);
  const saving = useSaving();
  const isWaiting = useCommandsOf(forwardingCommands).waiting.length > 0;
  const send = async (wanted: Organic) => {
    setChosen(wanted);
    const outcome = await asked(() => handIn('setForwarding', { organic: wanted }));
    if (outcome.ok) saved(outcome);
    return outcome;
  };
  const shown = saving.state.is === 'saving' || isWaiting ? chosen : organic;
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={shown === 'forward'}
          onChange={(event) => {
            const wanted = event.target.checked ? 'forward' : 'leave-out';
            void saving.save(
              () => send(wanted),
              () => send(organic),
            );
          }}
        />
        {t('options.forwarding.organic')}
        <span className="quiet">{t('options.forwarding.organicWhy')}</span>
      </label>
      <SavingNote saving={saving} saved={t('options.forwarding.saved')} />
    </>
  );
}
