import { t } from '#lib/words';
import { Erase } from './erase.tsx';
import { ExportSettings } from './export-settings.tsx';
import { ImportSettings } from './import-settings.tsx';

const kept = ['connection', 'settings', 'figures', 'told'] as const;

/** What is kept in this browser, taking it elsewhere, and erasing it. */
export function DataSection() {
  return (
    <>
      <h3>{t('options.data.kept')}</h3>
      <ul>
        {kept.map((part) => (
          <li key={part}>{t(`options.data.keeps.${part}`)}</li>
        ))}
      </ul>
      <p className="quiet">{t('options.data.sent')}</p>
      <h3 className="apart">{t('options.data.carry')}</h3>
      <p>{t('options.data.carryWhy')}</p>
      <ExportSettings />
      <ImportSettings />
      <h3 className="apart">{t('options.data.erase')}</h3>
      <Erase />
    </>
  );
}
