import { useEffect, useState } from 'react';
import type { CommandName } from '#lib/commands';
import { t } from '#lib/words';
import { useShownLanguage } from '../../components/chosen-look.ts';
import { useTaken, useWatchedCommands } from '../../components/commands.ts';
import { useCompanion } from '../../components/companion-store.ts';
import { UnreadNote } from '../../components/unread-note.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { WithheldNote } from '../../components/withheld.tsx';
import { AlertsSection } from './alerts/alerts-section.tsx';
import { ConnectionSection } from './connection.tsx';
import { DataSection } from './data/data-section.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { DisplaySection } from './display/display.tsx';
import { forwardingCommands } from './mapping/forwarding-form.tsx';
import { MappingSection } from './mapping/mapping-section.tsx';
import { Navigation } from './navigation.tsx';
import { NeedsConnection } from './needs-connection.tsx';
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

/** What is saved in a section and is said at its top to wait while AppSprint cannot be reached. */
const commandsOf: Partial<Record<Place, readonly CommandName[]>> = {
  advertiser: ['selectAdvertiser'],
  pixel: ['savePixel'],
  mapping: ['saveEventMapping', 'restoreEventMapping'],
  test: ['sendTestEvent'],
};

/** The same of what has its own place further down. */
const commandsWithin: Partial<Record<Place, readonly CommandName[]>> = { mapping: forwardingCommands };

/** The options page: everything that can be set, a section at a time. */
export function Options() {
  const shown = usePlaces((store) => store.shown);
  useShownLanguage();
  useWatchedCommands();
  const commands = commandsOf[shown] ?? [];
  const generation = useGeneration(commands);
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
        <Waiting names={commands} />
        {tiktokPlaces.includes(shown) ? (
          <NeedsConnection commands={commandsWithin[shown] ?? []}>
            <Section key={`${shown} ${generation}`} />
          </NeedsConnection>
        ) : (
          <Section key={shown} />
        )}
      </main>
    </div>
  );
}

/** Counts up when AppSprint took what was waiting, so that the section shows what holds now; not over what is being edited. */
function useGeneration(names: readonly CommandName[]): number {
  const [generation, setGeneration] = useState(0);
  const open = useCompanion((store) => store.open);
  const taken = useTaken(names);
  useEffect(() => {
    if (taken === '' || usePlaces.getState().unsaved.size > 0) return;
    void open().then(() => setGeneration((before) => before + 1));
  }, [taken, open]);
  return generation;
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
