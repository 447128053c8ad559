import { type FormEvent, useState } from 'react';
import { ask } from '#lib/messages';
import { type AlertSettings, alertCauses } from '#lib/settings';
import { t } from '#lib/words';
import { useCompanion } from '../../../components/companion-store.ts';
import { SavingNote, useSaving, useUnsaved } from '../saving.tsx';
import { checkedAlerts, type TargetsDraft, targetsDraft, targetsOf } from './alerts-draft.ts';
import { QuietHoursFields } from './quiet-hours-fields.tsx';
import { TargetFields } from './target-fields.tsx';
import { TryNotification } from './try-notification.tsx';

interface Alerting {
  readonly saved: AlertSettings;
  readonly changed: (settings: AlertSettings) => void;
}

/** The form of everything about alerts, saved as a whole. */
export function AlertsForm({ saved, changed }: Alerting) {
  const connection = useCompanion((store) => store.connection);
  const integration = connection.state === 'connected' ? connection.integration : null;
  const appId = integration?.app.id ?? null;
  const currency = integration?.advertiser?.currency ?? null;
  const [draft, setDraft] = useState(saved);
  const [written, setWritten] = useState<TargetsDraft | null>(null);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const saving = useSaving();
  const targets = written ?? targetsDraft(appId === null ? undefined : saved.targets[appId]);
  const whole = appId === null || currency === null ? draft : withTargets(draft, appId, targetsOf(targets, currency));
  const isChanged = JSON.stringify(whole) !== JSON.stringify(saved);
  useUnsaved('alerts', isChanged);

  const send = async (settings: AlertSettings) => {
    await ask('changeAlertSettings', settings);
    changed(settings);
    return { ok: true as const, value: null };
  };
  const submit = async (form: FormEvent) => {
    form.preventDefault();
    const checked = checkedAlerts(whole);
    setWrong(checked.ok ? new Set() : checked.wrong);
    if (!checked.ok) return;
    await saving.save(
      () => send(checked.settings),
      () => {
        setDraft(saved);
        setWritten(null);
        return send(saved);
      },
    );
  };
  return (
    <form noValidate onSubmit={(form) => void submit(form)}>
      <p>{t('options.alerts.why')}</p>
      <fieldset className="choices">
        <legend>{t('options.alerts.causes')}</legend>
        {alertCauses.map((cause) => (
          <label key={cause} className="choice">
            <input
              type="checkbox"
              checked={!draft.off.includes(cause)}
              onChange={(event) => {
                const others = draft.off.filter((one) => one !== cause);
                setDraft({ ...draft, off: event.target.checked ? others : [...others, cause] });
              }}
            />
            {t(`options.alerts.cause.${cause}`)}
          </label>
        ))}
      </fieldset>
      <TargetFields
        app={integration?.app.name ?? null}
        currency={currency}
        targets={targets}
        wrong={wrong}
        change={setWritten}
      />
      <QuietHoursFields
        hours={draft.quietHours}
        isWrong={wrong.has('quietHours')}
        change={(quietHours) => setDraft({ ...draft, quietHours })}
      />
      <p className="line end wrap">
        <TryNotification />
        <button type="submit" className="primary" disabled={!isChanged || saving.state.is === 'saving'}>
          {t('options.alerts.save')}
        </button>
      </p>
      <SavingNote saving={saving} saved={t('options.alerts.saved')} />
    </form>
  );
}

function withTargets(
  settings: AlertSettings,
  appId: string,
  targets: AlertSettings['targets'][string] | null,
): AlertSettings {
  const { [appId]: _, ...others } = settings.targets;
  return { ...settings, targets: targets === null ? others : { ...others, [appId]: targets } };
}
