import { t } from '#lib/words';
import { useShownLanguage } from '../../components/chosen-look.ts';
import { useCompanion } from '../../components/companion-store.ts';
import { Failed, Loading } from '../../components/state-line/state-line.tsx';
import { AlertsSection } from './alerts/alerts-section.tsx';
import { ConnectionSection } from './connection.tsx';
import { DataSection } from './data/data-section.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { DisplaySection } from './display/display.tsx';
import { MappingSection } from './mapping/mapping-section.tsx';
import { Navigation } from './navigation.tsx';
import { type Place, tiktokPlaces, usePlaces } from './places.ts';
import { AdvertiserSection } from './tiktok/advertiser.tsx';
import { ConnectSection } from './tiktok/connect.tsx';
import { PixelSection } from './tiktok/pixel.tsx';
import { TestEvents } from './tiktok/test-events.tsx';

const sections: Readonly<Record<Place, () => React.ReactNode>> = {
  connection: ConnectionSection,
  connect: ConnectSection,
  advertiser: AdvertiserSection,
  pixel: PixelSection,
  mapping: MappingSection,
  test: TestEvents,
  display: DisplaySection,
  alerts: AlertsSection,
  privacy: DataSection,
  diagnostics: Diagnostics,
};

/** The options page: everything that can be set, a section at a time. */
export function Options() {
  const shown = usePlaces((store) => store.shown);
  useShownLanguage();
  const Section = sections[shown];
  return (
    <div className="settings-frame">
      <Navigation />
      <main className="settings-column">
        <UnsavedWarning />
        {tiktokPlaces.includes(shown) && <p className="section-group">TikTok Ads</p>}
        <h2 className="section-title">{t(`options.places.${shown}`)}</h2>
        {tiktokPlaces.includes(shown) ? (
          <NeedsConnection>
            <Section key={shown} />
          </NeedsConnection>
        ) : (
          <Section key={shown} />
        )}
      </main>
    </div>
  );
}

/** What sets up TikTok Ads is asked of AppSprint, so that comes first. */
function NeedsConnection({ children }: { readonly children: React.ReactNode }) {
  const connection = useCompanion((store) => store.connection);
  switch (connection.state) {
    case 'connected':
      return children;
    case 'loading':
      return <Loading>{t('options.asking')}</Loading>;
    case 'not-connected':
      return (
        <p>
          {t('options.connectFirst')} <a href="#connection">{t('options.places.connection')}</a>
        </p>
      );
    case 'unanswered':
      return <Failed problem={connection.problem} again={() => void useCompanion.getState().open()} />;
    case 'failed':
      return (
        <>
          <Failed problem={connection.problem} />
          <p>
            <a href="#connection">{t('options.places.connection')}</a>
          </p>
        </>
      );
  }
}

function UnsavedWarning() {
  const { wanted, shown, stay, discard } = usePlaces();
  if (wanted === null) return null;
  return (
    <div className="warning" role="alertdialog" aria-label={t('options.unsaved.title')}>
      <p>{t('options.unsaved.text', { section: t(`options.places.${shown}`) })}</p>
      <p className="line">
        <button type="button" className="primary" ref={(button) => button?.focus()} onClick={stay}>
          {t('options.unsaved.stay')}
        </button>
        <button type="button" onClick={discard}>
          {t('options.unsaved.discard')}
        </button>
      </p>
    </div>
  );
}
