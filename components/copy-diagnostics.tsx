import { useState } from 'react';
import { browser } from 'wxt/browser';
import { ask, askDiagnostics } from '#lib/messages';
import { unreadItems } from '#lib/storage';
import { t } from '#lib/words';
import { Note } from './note.tsx';

type Copied = 'not-yet' | 'copied' | 'no-page';

/** Copies how the newest open page of TikTok is built and read, for us to mend what is not understood. */
export function CopyDiagnostics() {
  const [copied, setCopied] = useState<Copied>('not-yet');
  const copy = async () => {
    const diagnostics = await newestPageDiagnostics();
    if (diagnostics !== null) await navigator.clipboard.writeText(JSON.stringify(diagnostics, null, 1));
    setCopied(diagnostics === null ? 'no-page' : 'copied');
  };
  return (
    <>
      <p className="quiet">{t('diagnostics.why')}</p>
      <p>
        <button type="button" onClick={() => void copy()}>
          {t('diagnostics.copy')}
        </button>
      </p>
      <div role="status">
        {copied === 'copied' && <Note tone="good">{t('diagnostics.copied')}</Note>}
        {copied === 'no-page' && <Note tone="warn">{t('diagnostics.noPage')}</Note>}
      </div>
    </>
  );
}

/** The page itself is asked, from here: no other part of the extension needs to know of it. */
async function newestPageDiagnostics(): Promise<object | null> {
  const tabs = await browser.tabs.query({ url: ['https://ads.tiktok.com/*', 'https://business.tiktok.com/*'] });
  const newest = tabs.toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
  if (newest?.id === undefined) return null;
  try {
    const page = await askDiagnostics(newest.id);
    const [recent, { names: setAside }] = await Promise.all([ask('recentPageHealth', undefined), unreadItems()]);
    return { extension: browser.runtime.getManifest().version, page, recent, setAside };
  } catch (error) {
    console.debug('AppSprint Companion got no diagnostics of the newest page.', error);
    return null;
  }
}
