import { t } from '#lib/words';
import './sample-banner.css';

/** Says for as long as it is shown that the numbers on the page are made up. */
export function SampleBanner() {
  return (
    <p className="sample-banner">
      <strong>{t('sample.name')}</strong> <span>{t('sample.banner')}</span>{' '}
      <a href="first-run.html">{t('sample.leave')}</a>
    </p>
  );
}
