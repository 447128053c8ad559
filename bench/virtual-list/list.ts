/** Rows and viewport of the list, in CSS pixels. */
const rowHeight = 56;
const rowCount = 10_000;
const viewportHeight = 700;
const columns = [
  ['check', 40],
  ['campaign_name', 320],
  ['campaign_status', 160],
  ['stat_cost', 130],
  ['click_cnt', 110],
] as const;
const pool = Math.ceil(viewportHeight / rowHeight) + 2;

export interface VirtualList {
  readonly element: HTMLElement;
  /** Shows the list from this offset on; nodes of rows that have left are used again. */
  scrollTo(offset: number): void;
}

/** The id that stands in the slots of a row. */
export const idOf = (row: number) => String(1_790_000_000_000_000_000n + BigInt(row) * 37n);

/** A list built as TikTok's current one: cells flat in slots, moved by a transform, without scroll events. */
export function buildVirtualList(document: Document): VirtualList {
  const element = document.createElement('div');
  element.className = 'KsTable';
  element.style.cssText = 'position: absolute; left: 0; top: 40px; width: 1200px; font: 13px system-ui';
  const root = element.attachShadow({ mode: 'open' });
  const viewport = document.createElement('div');
  viewport.style.cssText = `position: relative; overflow: clip; height: ${viewportHeight}px`;
  const body = document.createElement('div');
  body.style.willChange = 'transform';
  viewport.append(body);
  root.append(viewport);
  const nodes = Array.from({ length: pool }, () => buildRow(document, element, body));
  let first = -1;
  return {
    element,
    scrollTo(offset) {
      const start = Math.min(Math.floor(offset / rowHeight), rowCount - pool);
      if (start !== first) for (let row = start; row < start + pool; row++) fillRow(nodes[row % pool] ?? [], body, row);
      first = start;
      body.style.transform = `translateY(${-offset}px)`;
    },
  };
}

type CellNodes = readonly { readonly field: string; readonly slot: HTMLSlotElement; readonly cell: HTMLElement }[];

function buildRow(document: Document, host: HTMLElement, body: HTMLElement): CellNodes {
  const line = document.createElement('div');
  line.style.cssText = `position: absolute; left: 0; display: flex; height: ${rowHeight}px; align-items: center`;
  const cells = columns.map(([field, width]) => {
    const slot = document.createElement('slot');
    const box = document.createElement('div');
    box.style.width = `${width}px`;
    box.append(slot);
    line.append(box);
    const cell = document.createElement('div');
    cell.append(document.createElement('span'));
    host.append(cell);
    return { field, slot, cell };
  });
  body.append(line);
  return cells;
}

function fillRow(cells: CellNodes, body: HTMLElement, row: number): void {
  const name = `cell-${idOf(row)}_`;
  const [first] = cells;
  if (first === undefined || first.cell.slot === name + first.field) return;
  for (const { field, slot, cell } of cells) {
    slot.name = name + field;
    cell.slot = name + field;
    const text = cell.firstElementChild;
    if (text !== null) text.textContent = field === 'campaign_name' ? `Campaign ${row}` : String(row % 97);
  }
  const line = first.slot.closest<HTMLElement>('[style*="flex"]');
  if (line !== null && body.contains(line)) line.style.top = `${row * rowHeight}px`;
}
