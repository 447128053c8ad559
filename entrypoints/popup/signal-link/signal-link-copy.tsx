import { lazy, Suspense, useState } from 'react';
import type { SignalLink } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import { Note } from '../../../components/note.tsx';
import { Failed } from '../../../components/state-line/state-line.tsx';
import { usePart } from '../popup-store.ts';
import { groupBySystems, type Systems } from './systems.ts';

const QrCode = lazy(() => import('./qr-code.tsx'));

/** Picks a Signal link and copies it whole, ready for TikTok's Website URL field, or shows it to a phone. */
export function SignalLinkCopy() {
  const { known, problem } = usePart('signalLinks');
  const [slug, setSlug] = useState<string | null>(null);
  const [copied, setCopied] = useState<'not-yet' | 'copied' | 'refused'>('not-yet');
  const [showsCode, setShowsCode] = useState(false);
  const links = known?.value ?? [];
  const chosen = links.find((link) => link.slug === slug) ?? links[0];

  if (known === null && problem !== null) {
    return <Failed problem={problem} />;
  }
  if (known !== null && chosen === undefined) return <p className="quiet two-lines">{t('popup.link.none')}</p>;

  const copy = () => {
    if (chosen === undefined) return;
    navigator.clipboard.writeText(chosen.url).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    );
  };
  return (
    <>
      <div className="line">
        <select
          aria-label={t('popup.link.label')}
          value={chosen?.slug ?? ''}
          disabled={chosen === undefined}
          onChange={(event) => {
            setSlug(event.target.value);
            setCopied('not-yet');
          }}
        >
          {chosen === undefined ? <option value="">{t('popup.link.loading')}</option> : <Options links={links} />}
        </select>
        <button type="button" disabled={chosen === undefined} onClick={copy}>
          {t('popup.link.copy')}
        </button>
        <button
          type="button"
          disabled={chosen === undefined}
          aria-expanded={showsCode}
          onClick={() => setShowsCode(!showsCode)}
        >
          {t('popup.link.qr')}
        </button>
      </div>
      <div className="one-line" role="status">
        {copied === 'copied' && <Note tone="good">{t('popup.link.copiedWhole')}</Note>}
        {copied === 'refused' && <Note tone="bad">{t('popup.link.refused')}</Note>}
        {copied === 'not-yet' && chosen !== undefined && (
          <p className="quiet">{t('popup.link.leadsTo', { places: placesOf(chosen) })}</p>
        )}
      </div>
      {showsCode && chosen !== undefined && (
        <Suspense fallback={<div className="qr" />}>
          <QrCode link={chosen} />
        </Suspense>
      )}
    </>
  );
}

/** Links for other operating systems stand apart, because an ad group reaches exactly one system. */
function Options({ links }: { readonly links: readonly SignalLink[] }) {
  const groups = groupBySystems(links);
  const option = (link: SignalLink) => (
    <option key={link.slug} value={link.slug}>
      {link.name}
    </option>
  );
  if (groups.length === 1) return links.map(option);
  return groups.map(({ systems, links: some }) => (
    <optgroup key={systems} label={t(systemsKeys[systems])}>
      {some.map(option)}
    </optgroup>
  ));
}

const systemsKeys = {
  both: 'popup.link.both',
  ios: 'popup.link.ios',
  android: 'popup.link.android',
  web: 'popup.link.web',
} as const satisfies Record<Systems, string>;

function placesOf({ destinations: { ios, android, web } }: SignalLink): string {
  const places = [
    ...(ios === null ? [] : [t('popup.link.places.ios')]),
    ...(android === null ? [] : [t('popup.link.places.android')]),
    ...(web === null ? [] : [t('popup.link.places.web')]),
  ];
  return places.join(', ');
}
