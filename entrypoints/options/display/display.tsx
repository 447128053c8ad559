import { t } from '#lib/words';
import { useCompanion } from '../../../components/companion-store.ts';
import { Loading } from '../../../components/state-line/state-line.tsx';
import { LevelColumnsForm } from './level-columns-form.tsx';
import { LookForm } from './look-form.tsx';
import { Switches } from './switches.tsx';

/** What is shown over Ads Manager and how the pages of the extension look. */
export function DisplaySection() {
  const display = useCompanion((store) => store.display);
  const changeDisplay = useCompanion((store) => store.changeDisplay);
  if (display === null) return <Loading>{t('options.asking')}</Loading>;
  return (
    <>
      <h3>{t('options.columns.title')}</h3>
      <LevelColumnsForm saved={display.columns} save={(columns) => changeDisplay({ columns })} />
      <h3 className="apart">{t('options.overlay.title')}</h3>
      <Switches display={display} change={changeDisplay} />
      <h3 className="apart">{t('options.look.title')}</h3>
      <LookForm />
    </>
  );
}
