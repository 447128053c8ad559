import { t } from '#lib/words';
import { CopyDiagnostics } from '../../components/copy-diagnostics.tsx';

/** What we need to mend a page that is not understood. */
export function Diagnostics() {
  return (
    <>
      <h3>{t('options.diagnostics.title')}</h3>
      <CopyDiagnostics />
    </>
  );
}
