import { ask } from '#lib/messages';
import { settingsFileText } from '#lib/settings';
import { t } from '#lib/words';

/** Saves everything that was chosen as a file. The connection and its token are not part of it. */
export function ExportSettings() {
  const save = async () => {
    const text = settingsFileText(await ask('allSettings', undefined));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'appsprint-companion-settings.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <button type="button" onClick={() => void save()}>
      {t('options.data.export')}
    </button>
  );
}
