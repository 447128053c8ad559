import { useEffect, useState } from 'react';
import { type ItemName, tellUnread, unreadItems, watchUnread } from '#lib/storage';
import { t } from '#lib/words';
import { Note } from './note.tsx';

/**
 * Items about which a person can do something. Without the others (earlier test events, alerts that were told, audits that were
 * seen) a thing is at most told again, so that nobody is asked to do anything.
 */
const named = ['connection', 'display', 'panelColumns', 'look', 'alerts', 'commands'] as const satisfies ItemName[];

/** Says once what this browser keeps and could not be understood, with what to do about each; nothing while all is well. */
export function UnreadNote() {
  const [untold, setUntold] = useState<readonly ItemName[]>([]);
  useEffect(() => {
    const look = async () => setUntold((await unreadItems()).untold);
    void look();
    return watchUnread(() => void look());
  }, []);
  const shown = named.filter((name) => untold.includes(name));
  if (shown.length === 0) return null;
  return (
    <section className="warning" aria-label={t('storage.unread.title')}>
      <Note tone="warn">{t('storage.unread.title')}</Note>
      <ul>
        {shown.map((name) => (
          <li key={name}>{t(`storage.unread.${name}`)}</li>
        ))}
      </ul>
      <p>
        <button type="button" onClick={() => void tellUnread()}>
          {t('waiting.dismiss')}
        </button>
      </p>
    </section>
  );
}
