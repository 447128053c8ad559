import { useEffect, useState } from 'react';
import type { Forwarding, ForwardingSettings } from '#lib/appsprint/contract';
import { ask, type Outcome } from '#lib/messages';
import { t } from '#lib/words';
import { handIn } from '../../../components/commands.ts';
import { asked } from '../../../components/companion-store.ts';
import { Failed, Loading } from '../../../components/state-line/state-line.tsx';
import { SavingNote, useSaving } from '../saving.tsx';

/** Whether events of installs that no click was found for are forwarded; saved as soon as it is chosen. */
export function ForwardingForm() {
  const [forwarding, setForwarding] = useState<Outcome<Forwarding> | null>(null);
  const saving = useSaving();
  useEffect(() => {
    const load = async () => setForwarding(await asked(() => ask('forwarding', undefined)));
    void load();
  }, []);
  if (forwarding === null) return <Loading>{t('options.asking')}</Loading>;
  if (!forwarding.ok) {
    return <Failed problem={forwarding.problem} />;
  }
  const send = async (organic: ForwardingSettings['organic']) => {
    const outcome = await asked(() => handIn('setForwarding', { organic }));
    if (outcome.ok) setForwarding(outcome);
    return outcome;
  };
  const { organic } = forwarding.value.settings;
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={organic === 'forward'}
          onChange={(event) => {
            const chosen = event.target.checked ? 'forward' : 'leave-out';
            void saving.save(
              () => send(chosen),
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
