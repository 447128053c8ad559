import { useState } from 'react';
import { useCompanion } from '../../components/companion-store.ts';
import { Note } from '../../components/note.tsx';

/** Picks a Signal link and copies it whole, ready for TikTok's Website URL field. */
export function SignalLinkCopy() {
  const links = useCompanion((store) => store.signalLinks);
  const [slug, setSlug] = useState<string | null>(null);
  const [copied, setCopied] = useState<'not-yet' | 'copied' | 'refused'>('not-yet');

  if (links.state === 'loading') return <p className="quiet">Loading Signal links …</p>;
  if (!links.outcome.ok) {
    return (
      <Note tone="bad">
        {links.outcome.problem.what} {links.outcome.problem.remedy}
      </Note>
    );
  }
  const all = links.outcome.value;
  const chosen = all.find((link) => link.slug === slug) ?? all[0];
  if (chosen === undefined) return <p className="quiet">This app has no Signal link yet. Create one in AppSprint.</p>;

  const copy = () => {
    navigator.clipboard.writeText(chosen.url).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    );
  };
  return (
    <>
      <div className="line">
        <select
          aria-label="Signal link"
          value={chosen.slug}
          onChange={(event) => {
            setSlug(event.target.value);
            setCopied('not-yet');
          }}
        >
          {all.map((link) => (
            <option key={link.slug} value={link.slug}>
              {link.name}
            </option>
          ))}
        </select>
        <button type="button" onClick={copy}>
          {copied === 'copied' ? 'Copied' : 'Copy'}
        </button>
      </div>
      {copied === 'copied' && <Note tone="good">Copied with all macros. Paste it into Website URL at ad level.</Note>}
      {copied === 'refused' && (
        <Note tone="bad">The browser did not allow copying. Click into the popup and press Copy again.</Note>
      )}
    </>
  );
}
