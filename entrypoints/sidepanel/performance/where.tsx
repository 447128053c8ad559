import { t } from '#lib/words';
import { usePanel } from '../panel-store.ts';

const levels = ['campaign', 'adgroup', 'ad'] as const;

/** The level that is shown, or the way from the campaigns down to it. */
export function Where() {
  const { level, path, chooseLevel, goBackTo } = usePanel();
  if (path.length > 0) {
    return (
      <nav aria-label={t('panel.path')} className="path">
        {path.map((step, index) => (
          <span key={step.id}>
            <button type="button" className="small" onClick={() => goBackTo(index)}>
              {index === 0 ? t(`panel.levels.${step.level}`) : path[index - 1]?.name}
            </button>{' '}
            ›{' '}
          </span>
        ))}
        <strong>{path.at(-1)?.name}</strong> <span className="quiet">{t(`panel.levels.${level}`)}</span>
      </nav>
    );
  }
  return (
    <div className="line choices" role="radiogroup" aria-label={t('panel.level')}>
      {levels.map((one) => (
        <label key={one} className="check">
          <input type="radio" name="level" checked={one === level} onChange={() => chooseLevel(one)} />
          {t(`panel.levels.${one}`)}
        </label>
      ))}
    </div>
  );
}
