import { t } from '#lib/words';
import { Note } from '../../../components/note.tsx';
import type { DraftRow, RowFault } from './draft.ts';
import { useMapping } from './mapping-store.ts';

interface Rows {
  readonly title: string;
  readonly rows: readonly DraftRow[];
  readonly faults: ReadonlyMap<string, RowFault>;
}

/** Rows of one kind: the SDK event, and the TikTok event it goes as. */
export function MappingRows({ title, rows, faults }: Rows) {
  return (
    <fieldset className="mapping">
      <legend>{title}</legend>
      <div className="mapping-head" aria-hidden="true">
        <span>{t('options.mapping.sdkEvent')}</span>
        <span>{t('options.mapping.tiktokEvent')}</span>
      </div>
      {rows.map((row) => (
        <MappingLine key={row.key} row={row} fault={faults.get(row.key) ?? null} />
      ))}
    </fieldset>
  );
}

function MappingLine({ row, fault }: { readonly row: DraftRow; readonly fault: RowFault | null }) {
  const { change, remove } = useMapping();
  const { key, sdkEvent, aliases, tiktokEvent, suggestion, tier } = row;
  const faultId = `fault ${key}`.replaceAll(' ', '-');
  return (
    <div className="mapping-line">
      {tier === 'custom' ? (
        <input
          aria-label={t('options.mapping.sdkEvent')}
          spellCheck={false}
          autoComplete="off"
          value={sdkEvent}
          aria-invalid={fault === 'noSdkEvent' || fault === 'twice'}
          aria-describedby={faultId}
          onChange={(event) => change(key, { sdkEvent: event.target.value })}
        />
      ) : (
        <span className="sdk-event">{[sdkEvent, ...aliases].join(', ')}</span>
      )}
      <span className="target">
        <input
          aria-label={t('options.mapping.targetOf', { event: sdkEvent })}
          spellCheck={false}
          autoComplete="off"
          placeholder={t('options.mapping.off')}
          value={tiktokEvent}
          aria-invalid={fault === 'noTikTokName'}
          aria-describedby={faultId}
          onChange={(event) => change(key, { tiktokEvent: event.target.value })}
        />
        {tier === 'custom' ? (
          <button
            type="button"
            className="small"
            aria-label={t('options.mapping.remove', { event: sdkEvent })}
            onClick={() => remove(key)}
          >
            ✕
          </button>
        ) : tiktokEvent !== '' ? (
          <button
            type="button"
            className="small"
            aria-label={t('options.mapping.switchOff', { event: sdkEvent })}
            onClick={() => change(key, { tiktokEvent: '' })}
          >
            {t('options.mapping.turnOff')}
          </button>
        ) : (
          suggestion !== null && (
            <button type="button" className="small" onClick={() => change(key, { tiktokEvent: suggestion })}>
              {t('options.mapping.use', { event: suggestion })}
            </button>
          )
        )}
      </span>
      <div id={faultId} className="fault">
        {fault !== null && <Note tone="bad">{t(`options.mapping.faults.${fault}`)}</Note>}
      </div>
    </div>
  );
}
