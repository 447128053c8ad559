import type { EntityId } from '#lib/appsprint/contract';
import type { PerformanceRow } from '#lib/performance';
import { t } from '#lib/words';

interface RowNameProps {
  readonly row: PerformanceRow;
  readonly tabIndex: 0 | -1;
  readonly isOpen: boolean;
  readonly open: (id: EntityId | null) => void;
  /** Left out at the lowest level, below which there is nothing. */
  readonly goInto?: (row: PerformanceRow) => void;
}

/** A row's name, which opens it, and the way to what is below it. */
export function RowName({ row, tabIndex, isOpen, open, goInto }: RowNameProps) {
  const name = row.name ?? row.id;
  return (
    <span className="row-name">
      <button
        type="button"
        className="name"
        title={name}
        tabIndex={tabIndex}
        aria-expanded={isOpen}
        onClick={() => open(isOpen ? null : (row.id as EntityId))}
      >
        {name}
      </button>
      {goInto !== undefined && (
        <button
          type="button"
          className="small"
          tabIndex={tabIndex}
          aria-label={t('panel.goInto', { name })}
          onClick={() => goInto(row)}
        >
          ›
        </button>
      )}
    </span>
  );
}
