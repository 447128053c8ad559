import type { EntityId } from '#lib/appsprint/contract';

/** A row of a list reply; a row without an id of its own (Smart+ ads have "0") still takes its name. */
export interface RepliedRow {
  readonly id: EntityId | null;
  readonly name: string;
}

/** Names and ids of every row that the page was ever given for one level of one ad account. */
export interface RowNames {
  /** False once a reply was missed: then no name is known to be unique. */
  readonly complete: boolean;
  /** Whether all rows of this list are known: some were replied, and no reply was missed. */
  readonly knowsRows: boolean;
  /** The only id that was ever replied with this name, or null: none, several, or not all replies could be read. */
  onlyIdOf(name: string): EntityId | null;
  /** Whether any row was ever replied with this name. */
  has(name: string): boolean;
  /** Every name that this id was ever replied with; empty where it never was. */
  namesOf(id: EntityId): readonly string[];
}

/** Rows kept for all levels and accounts together; beyond it names are not unique for sure any more. */
const mostRows = 50_000;

/** Text as it is compared: the page's layout may break and pad it. */
export function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Collects the rows of all list replies. */
export class RowIndex {
  readonly #byList = new Map<string, { ids: Map<string, Set<EntityId | null>>; names: Map<EntityId, Set<string>> }>();
  #rows = 0;
  #complete = true;

  /** From now on no name is known to be unique: a reply could not be read. */
  noteGap(): void {
    this.#complete = false;
  }

  add(list: string, rows: readonly RepliedRow[]): void {
    const entry = this.#byList.get(list) ?? { ids: new Map(), names: new Map() };
    this.#byList.set(list, entry);
    for (const { id, name } of rows) {
      const text = plainText(name);
      const ids = entry.ids.get(text) ?? new Set();
      if (ids.has(id)) continue;
      this.#rows += 1;
      if (this.#rows > mostRows) {
        this.noteGap();
        return;
      }
      entry.ids.set(text, ids.add(id));
      if (id !== null) entry.names.set(id, (entry.names.get(id) ?? new Set()).add(text));
    }
  }

  of(list: string): RowNames {
    const entry = this.#byList.get(list);
    const complete = this.#complete;
    return {
      complete,
      knowsRows: complete && entry !== undefined,
      onlyIdOf: (name) => {
        const [only = null, ...others] = entry?.ids.get(plainText(name)) ?? [];
        return complete && others.length === 0 ? only : null;
      },
      has: (name) => entry?.ids.has(plainText(name)) ?? false,
      namesOf: (id) => [...(entry?.names.get(id) ?? [])],
    };
  }
}
