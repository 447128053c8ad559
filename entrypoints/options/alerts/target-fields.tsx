import { t } from '#lib/words';
import { Note } from '../../../components/note.tsx';
import { type Target, type TargetsDraft, targetNames } from './alerts-draft.ts';

interface Fields {
  /** Null until AppSprint is connected. */
  readonly app: string | null;
  /** Of the advertiser; null until one is chosen. */
  readonly currency: string | null;
  readonly targets: TargetsDraft;
  readonly wrong: ReadonlySet<string>;
  readonly change: (targets: TargetsDraft) => void;
}

/** From which numbers on a person is warned, for the picked app. */
export function TargetFields({ app, currency, targets, wrong, change }: Fields) {
  if (app === null || currency === null) return <p className="quiet spaced">{t('options.alerts.targetsLater')}</p>;
  const unit: Readonly<Record<Target, string>> = { cpiAbove: currency, roasBelow: '×', spendWithoutInstalls: currency };
  return (
    <fieldset className="targets">
      <legend>{t('options.alerts.targetsOf', { app })}</legend>
      {targetNames.map((name) => (
        <label key={name}>
          {t(`options.alerts.targets.${name}`)}
          <span className="quiet">{t(`options.alerts.targetsWhy.${name}`)}</span>
          <span className="with-unit">
            <input
              inputMode="decimal"
              autoComplete="off"
              value={targets[name]}
              aria-invalid={wrong.has(name)}
              aria-describedby={`wrong-${name}`}
              onChange={(event) => change({ ...targets, [name]: event.target.value })}
            />
            <span>{unit[name]}</span>
          </span>
          <span id={`wrong-${name}`} className="fault">
            {wrong.has(name) && <Note tone="bad">{t('options.alerts.wrongAmount')}</Note>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
