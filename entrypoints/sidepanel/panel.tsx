import { lazy, Suspense, useState } from 'react';
import { browser } from 'wxt/browser';
import { t } from '#lib/words';
import { useShownLanguage } from '../../components/chosen-look.ts';
import { useCompanion } from '../../components/companion-store.ts';
import { Note } from '../../components/note.tsx';
import { Failed, Loading } from '../../components/state-line/state-line.tsx';
import { usePanel } from './panel-store.ts';
import { Performance } from './performance/performance.tsx';

const Audit = lazy(() => import('./audit/audit.tsx'));
const Events = lazy(() => import('./events/events.tsx'));

const tabs = ['performance', 'audit', 'events'] as const;
type Tab = (typeof tabs)[number];

/** The tab that the address names, which is where an alert leads. */
function namedTab(): Tab {
  return tabs.find((tab) => location.hash === `#${tab}`) ?? 'performance';
}

/** The side panel: the numbers of every row, what is wrong with live campaigns, and what became of each event. */
export function Panel() {
  const language = useShownLanguage((store) => store.language);
  // Parts that are kept as they are while nothing of theirs changes are drawn anew as well.
  return <PanelOfConnection key={language} />;
}

function PanelOfConnection() {
  const connection = useCompanion((store) => store.connection);
  const pageAdvertiser = usePanel((store) => store.pageAdvertiser);
  const [tab, setTab] = useState<Tab>(namedTab);
  switch (connection.state) {
    case 'loading':
      return (
        <div className="pad">
          <Loading>{t('panel.asking')}</Loading>
        </div>
      );
    case 'not-connected':
      return (
        <section>
          <h1>{t('panel.connect')}</h1>
          <p>{t('panel.connectWhy')}</p>
          <button type="button" className="primary" onClick={() => void browser.runtime.openOptionsPage()}>
            {t('panel.openOptions')}
          </button>
          <p className="spaced">
            <a href="sidepanel.html#sample" target="_blank" rel="noreferrer">
              {t('firstRun.sample')}
            </a>
          </p>
        </section>
      );
    case 'failed':
    case 'unanswered':
      return (
        <section>
          <h1>{t('extension.shortName')}</h1>
          <Failed problem={connection.problem} again={() => void useCompanion.getState().open()} />
          <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
            {t('panel.openOptions')}
          </button>
        </section>
      );
    case 'connected': {
      const { advertiser, app } = connection.integration;
      const isOther = pageAdvertiser !== null && advertiser !== null && pageAdvertiser !== advertiser.id;
      return (
        <>
          <header className="bar">
            <h1 className="app">{app.name}</h1>
            {advertiser !== null && (
              <span className="quiet">
                {advertiser.name} · {advertiser.currency} · {advertiser.timeZone}
              </span>
            )}
          </header>
          {isOther && <Note tone="warn">{t('panel.otherAdvertiser', { name: advertiser.name })}</Note>}
          <Tabs chosen={tab} choose={setTab} />
          <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
            <Suspense fallback={<Loading>{t('panel.loading')}</Loading>}>
              {tab === 'performance' && <Performance />}
              {tab === 'audit' && <Audit />}
              {tab === 'events' && <Events />}
            </Suspense>
          </div>
        </>
      );
    }
  }
}

function Tabs({ chosen, choose }: { readonly chosen: Tab; readonly choose: (tab: Tab) => void }) {
  const move = (by: number) => {
    const next = tabs[(tabs.indexOf(chosen) + by + tabs.length) % tabs.length] ?? chosen;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div
      role="tablist"
      className="tabs"
      aria-label={t('panel.tabs.label')}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') move(1);
        if (event.key === 'ArrowLeft') move(-1);
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls={`panel-${tab}`}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => choose(tab)}
        >
          {t(`panel.tabs.${tab}`)}
        </button>
      ))}
    </div>
  );
}
