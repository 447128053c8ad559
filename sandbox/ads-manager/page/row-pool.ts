import type { Figures } from './calls.ts';
import { type Content, rowsOf } from './list-table.ts';
import type { Row } from './rows.ts';

export interface PoolWork<Nodes> {
  build(): Nodes;
  /** `figures` is null while the numbers are still loading. */
  fill(nodes: Nodes, row: Row, figures: Figures | null, index: number): void;
  /** Puts the nodes where the row with this index belongs. */
  place(nodes: Nodes, index: number, row: Row): void;
  remove(nodes: Nodes): void;
}

interface Held<Nodes> {
  readonly nodes: Nodes;
  row: Row | null;
  figures: Figures | null;
  index: number;
}

/** `on`: nodes of rows that leave are used for rows that come; `off`: they are removed, and new ones built. */
export type Recycling = 'on' | 'off';

/** The nodes of the rows that exist now, each of which shows now this row, now that one. */
export class RowPool<Nodes> {
  #held: Held<Nodes>[] = [];
  readonly #work: PoolWork<Nodes>;
  readonly #recycling: Recycling;

  constructor(work: PoolWork<Nodes>, recycling: Recycling) {
    this.#work = work;
    this.#recycling = recycling;
  }

  /** Shows the rows from index `first` on, `size` of them. */
  show(content: Content, first: number, size: number): void {
    const rows = rowsOf(content).slice(first, first + size);
    if (this.#recycling === 'off') this.#dropAllBut(new Set(rows));
    this.#resize(rows.length);
    for (const [place, row] of rows.entries()) {
      const index = first + place;
      const held = this.#heldFor(row, index);
      if (held === undefined) continue;
      const figures = content.state === 'figures' ? row.figures : null;
      if (held.row !== row || held.figures !== figures || held.index !== index) {
        this.#work.fill(held.nodes, row, figures, index);
        Object.assign(held, { row, figures, index });
      }
      this.#work.place(held.nodes, index, row);
    }
  }

  shown(): readonly { readonly nodes: Nodes; readonly row: Row }[] {
    return this.#held.flatMap(({ nodes, row }) => (row === null ? [] : [{ nodes, row }]));
  }

  /** The next time that the rows are shown, each stands in nodes that showed another one. */
  rotate(): void {
    const [first, ...others] = this.#held;
    if (first === undefined) return;
    this.#held = [...others, first];
    if (this.#recycling === 'off') this.forget();
  }

  /** The next time that the rows are shown, every one is filled again. */
  forget(): void {
    for (const held of this.#held) held.row = null;
  }

  rowIn(nodes: Nodes): Row | null {
    return this.#held.find((held) => held.nodes === nodes)?.row ?? null;
  }

  clear(): void {
    this.#resize(0);
  }

  #heldFor(row: Row, index: number): Held<Nodes> | undefined {
    if (this.#recycling === 'on') return this.#held[index % this.#held.length];
    return this.#held.find((held) => held.row === row) ?? this.#held.find((held) => held.row === null);
  }

  #dropAllBut(rows: ReadonlySet<Row>): void {
    const isKept = ({ row }: Held<Nodes>) => row === null || rows.has(row);
    for (const held of this.#held) if (!isKept(held)) this.#work.remove(held.nodes);
    this.#held = this.#held.filter(isKept);
  }

  #resize(size: number): void {
    for (const { nodes } of this.#held.splice(size)) this.#work.remove(nodes);
    while (this.#held.length < size)
      this.#held.push({ nodes: this.#work.build(), row: null, figures: null, index: -1 });
  }
}
