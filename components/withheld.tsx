import { useEffect, useState } from 'react';
import { type Withheld, withheldItems } from '#lib/storage';
import { t } from '#lib/words';
import { Note } from './note.tsx';

/** Says that something this browser keeps is neither read nor changed, and why; nothing while all is well. */
export function WithheldNote() {
  const [why, setWhy] = useState<Withheld | null>(null);
  useEffect(() => {
    const look = async () => setWhy((await withheldItems())?.why ?? null);
    void look();
  }, []);
  return why === null ? null : <Note tone="bad">{t(`storage.${why}`)}</Note>;
}
