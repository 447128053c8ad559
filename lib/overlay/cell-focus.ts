import { cardId } from './card.ts';
import type { ReaderTable } from './reader-table.ts';

/** A cell of the table, named as its number is. */
export interface CellName {
  readonly id: string;
  readonly metric: string;
}

interface Surroundings {
  readonly entry: HTMLElement;
  readonly table: ReaderTable;
  /** Told which cell has the focus now; null when none has. */
  focused(name: CellName | null): void;
}

/**
 * The way over the numbers by keyboard: from the one tab stop into the table with an arrow key, over its cells with all of
 * them, and back with Escape. It listens to its own elements only and never takes the focus from the page.
 */
export class CellFocus {
  readonly #around: Surroundings;
  #at: CellName | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
    const { entry, table } = around;
    entry.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') this.#enter(event, 'first');
      else if (event.key === 'ArrowUp') this.#enter(event, 'last');
    });
    table.element.addEventListener('keydown', (event) => this.#move(event));
    table.element.addEventListener('focusin', ({ target }) => {
      const cell = target as HTMLElement;
      const { row: id, metric } = cell.dataset;
      cell.setAttribute('aria-describedby', cardId);
      this.#tell(id === undefined || metric === undefined ? null : { id, metric });
    });
    table.element.addEventListener('focusout', ({ target }) => {
      (target as HTMLElement).removeAttribute('aria-describedby');
      this.#tell(null);
    });
  }

  /** Goes back to the tab stop where the row that had the focus has left the table. */
  keep(hadFocus: CellName | null): void {
    if (hadFocus === null) return;
    if (this.#around.table.cell(hadFocus.id, hadFocus.metric) === null)
      this.#around.entry.focus({ preventScroll: true });
  }

  get at(): CellName | null {
    return this.#at;
  }

  #tell(name: CellName | null): void {
    this.#at = name;
    this.#around.focused(name);
  }

  #enter(event: KeyboardEvent, which: 'first' | 'last'): void {
    const rows = this.#rows();
    const cell = (which === 'first' ? rows[0] : rows.at(-1))?.[0];
    if (cell === undefined) return;
    cell.focus({ preventScroll: true });
    swallow(event);
  }

  #move(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#around.entry.focus({ preventScroll: true });
      swallow(event);
      return;
    }
    const rows = this.#rows();
    const row = rows.findIndex((cells) => cells.some((cell) => cell === event.target));
    const column = rows[row]?.indexOf(event.target as HTMLElement) ?? -1;
    const next = placeAfter(event.key, row, column, rows);
    if (next === null) return;
    rows[next.row]?.[next.column]?.focus({ preventScroll: true });
    // The same keys would scroll the list or do what the page has put on them.
    swallow(event);
  }

  #rows(): HTMLElement[][] {
    return Array.from(this.#around.table.element.tBodies[0]?.rows ?? [], (row) => [
      ...row.querySelectorAll<HTMLElement>('td'),
    ]);
  }
}

function placeAfter(
  key: string,
  row: number,
  column: number,
  rows: readonly (readonly unknown[])[],
): { readonly row: number; readonly column: number } | null {
  const last = (rows[row]?.length ?? 0) - 1;
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(rows.length - 1, row + 1), column };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowRight':
      return { row, column: Math.min(last, column + 1) };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last };
    default:
      return null;
  }
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
