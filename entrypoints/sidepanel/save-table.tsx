import { useState } from 'react';
import type { ExportStyle, ExportTable } from '#lib/table-export';
import { t } from '#lib/words';
import { pageIsFree } from './pace.ts';

interface SaveTableProps {
  /** The table as it is when the button is pressed. */
  readonly tableOf: () => ExportTable;
  /** Name of the file, without its ending. */
  readonly name: string;
}

/** Saves a table as CSV: what is on the screen, or numbers to go on calculating with. */
export function SaveTable({ tableOf, name }: SaveTableProps) {
  const [style, setStyle] = useState<ExportStyle>('raw');
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const { csvParts } = await import('#lib/table-export');
    const parts: string[] = [];
    for (const part of csvParts(tableOf(), style, navigator.language)) {
      parts.push(part);
      await pageIsFree.pause();
    }
    setSaving(false);
    const address = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <span className="export">
      <select
        aria-label={t('panel.export.style')}
        value={style}
        onChange={(event) => setStyle(event.target.value as ExportStyle)}
      >
        <option value="raw">{t('panel.export.raw')}</option>
        <option value="formatted">{t('panel.export.formatted')}</option>
      </select>
      <button type="button" disabled={isSaving} onClick={() => void save()}>
        {t('panel.export.save')}
      </button>
    </span>
  );
}
