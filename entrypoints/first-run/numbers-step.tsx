import type { Advertiser, Integration } from '#lib/appsprint/contract';
import { daysAgo } from '#lib/calendar';
import { t } from '#lib/words';
import { useCompanion } from '../../components/companion-store.ts';
import { Note } from '../../components/note.tsx';
import { FailedAs, Loading } from '../../components/state-line/state-line.tsx';
import { isReady } from './progress.ts';

/** What is missing until numbers are shown, each with the place to mend it; then the ways to the numbers. */
export function NumbersStep() {
  const connection = useCompanion((store) => store.connection);
  if (connection.state !== 'connected') return <p className="quiet">{t('firstRun.numbersLater')}</p>;
  const { integration } = connection;
  const missing = missingParts(integration);
  const { advertiser } = integration;
  return (
    <>
      {missing.map(({ text, place, go }) => (
        <Note key={place} tone="warn">
          {text} <a href={`options.html#${place}`}>{go}</a>
        </Note>
      ))}
      <LoadingDays reporting={integration.reporting} />
      {isReady(integration) && advertiser !== null && (
        <>
          <Note tone="good">{t('firstRun.ready')}</Note>
          <p className="ways">
            <a className="button primary" href={listAddress(advertiser)} target="_blank" rel="noreferrer">
              {t('firstRun.openList')}
            </a>
            <a className="button" href="sidepanel.html">
              {t('firstRun.openPanel')}
            </a>
          </p>
        </>
      )}
    </>
  );
}

interface Missing {
  readonly text: string;
  readonly place: 'connect' | 'advertiser' | 'pixel';
  readonly go: string;
}

function missingParts({ connection, advertiser, pixel, findings }: Integration): Missing[] {
  const missing: Missing[] = [];
  if (connection !== 'connected') {
    const lost = findings.find(({ severity }) => severity === 'bad')?.message;
    const text = connection === 'not-connected' ? t('firstRun.missingTikTok') : (lost ?? t('firstRun.missingTikTok'));
    missing.push({ text, place: 'connect', go: t('firstRun.goConnect') });
  } else if (advertiser === null) {
    missing.push({ text: t('firstRun.missingAdvertiser'), place: 'advertiser', go: t('firstRun.goAdvertiser') });
  }
  if (pixel === null) missing.push({ text: t('firstRun.missingPixel'), place: 'pixel', go: t('firstRun.goPixel') });
  return missing;
}

function LoadingDays({ reporting }: Pick<Integration, 'reporting'>) {
  switch (reporting.state) {
    case 'current':
      return null;
    case 'not-started':
      return <p className="quiet">{t('firstRun.notLoaded')}</p>;
    case 'loading':
      return <Loading>{t('firstRun.loading', { done: reporting.completedDays, all: reporting.totalDays })}</Loading>;
    case 'failed':
      return <FailedAs said={reporting.message} />;
  }
}

/** Ads Manager's list of campaigns over the last seven days; the address names them, so that numbers are shown at once. */
function listAddress({ id, timeZone }: Advertiser): string {
  const { from, to } = daysAgo(7, Date.now(), timeZone);
  return `https://ads.tiktok.com/i18n/manage/campaign?${new URLSearchParams({ aadvid: id, st: from, et: to })}`;
}
