import { useEffect, useState } from 'react';
import { ask } from '#lib/messages';
import type { AlertSettings } from '#lib/settings';
import { t } from '#lib/words';
import { Loading } from '../../../components/state-line/state-line.tsx';
import { AlertsForm } from './alerts-form.tsx';

/** What a person is warned of, when not, and from which numbers on. */
export function AlertsSection() {
  const [saved, setSaved] = useState<AlertSettings | null>(null);
  useEffect(() => {
    const load = async () => setSaved(await ask('alertSettings', undefined));
    void load();
  }, []);
  if (saved === null) return <Loading>{t('options.asking')}</Loading>;
  return <AlertsForm saved={saved} changed={setSaved} />;
}
