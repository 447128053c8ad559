import type { CommandName } from '#lib/commands';
import { t } from '#lib/words';
import { useShownLanguage } from '../../components/chosen-look.ts';
import { useWatchedCommands } from '../../components/commands.ts';
import { UnreadNote } from '../../components/unread-note.tsx';
import { WithheldNote } from '../../components/withheld.tsx';
import { AlertsSection } from './alerts/alerts-section.tsx';
import { ConnectionSection } from './connection.tsx';
import { DataSection } from './data/data-section.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { DisplaySection } from './display/display.tsx';
import { forwardingCommands } from './mapping/forwarding-form.tsx';
import { mappingCommands } from './mapping/mapping-form.tsx';
import { MappingSection } from './mapping/mapping-section.tsx';
import { Navigation } from './navigation.tsx';
import { NeedsConnection } from './needs-connection.tsx';
import { type Place, tiktokPlaces, usePlaces } from './places.ts';
import { AdvertiserSection, advertiserCommands } from './tiktok/advertiser.tsx';
import { ConnectSection } from './tiktok/connect.tsx';
import { PixelSection, pixelCommands } from './tiktok/pixel.tsx';
import { TestEvents, testCommands } from './tiktok/test-events.tsx';

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

/** What is saved in a section, and may have to wait until AppSprint can be reached. */
const commandsOf: Partial<Record<Place, readonly CommandName[]>> = {
  advertiser: advertiserCommands,
  pixel: pixelCommands,
  mapping: [...mappingCommands, ...forwardingCommands],
  test: testCommands,
};

/** The options page: everything that can be set, a section at a time. */
export function Options() {
  const shown = usePlaces((store) => store.shown);
  useShownLanguage();
  useWatchedCommands();
  const Section = sections[shown];
  return (
    <div className="settings-frame">
      <Navigation />
      <main className="settings-column">
        <WithheldNote />
        <UnreadNote />
        <UnsavedWarning />
        {tiktokPlaces.includes(shown) && <p className="section-group">TikTok Ads</p>}
        <h2 className="section-title">{t(`options.places.${shown}`)}</h2>
        {tiktokPlaces.includes(shown) ? (
          <NeedsConnection commands={commandsOf[shown] ?? []}>
            <Section key={shown} />
          </NeedsConnection>
        ) : (
          <Section key={shown} />
        )}
      </main>
    </div>
  );
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
