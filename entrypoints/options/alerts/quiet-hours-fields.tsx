import type { QuietHours } from '#lib/settings';
import { t } from '#lib/words';
import { Note } from '../../../components/note.tsx';

interface Fields {
  readonly hours: QuietHours | null;
  readonly isWrong: boolean;
  readonly change: (hours: QuietHours | null) => void;
}

const night: QuietHours = { from: '22:00', to: '07:00' };

/** Hours in which nothing is shown; what still holds is told when they are over. */
export function QuietHoursFields({ hours, isWrong, change }: Fields) {
  return (
    <fieldset className="choices">
      <legend>{t('options.alerts.quiet')}</legend>
      <label className="choice">
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={(event) => change(event.target.checked ? night : null)}
        />
        {t('options.alerts.quietOn')}
        <span className="quiet">{t('options.alerts.quietWhy')}</span>
      </label>
      {hours !== null && (
        <div className="times">
          <label>
            {t('options.alerts.quietFrom')}
            <input
              type="time"
              value={hours.from}
              onChange={(event) => change({ ...hours, from: event.target.value })}
            />
          </label>
          <label>
            {t('options.alerts.quietTo')}
            <input type="time" value={hours.to} onChange={(event) => change({ ...hours, to: event.target.value })} />
          </label>
        </div>
      )}
      {isWrong && <Note tone="bad">{t('options.alerts.wrongHours')}</Note>}
    </fieldset>
  );
}
