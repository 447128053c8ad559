import { createOverlay, type Picture } from '#lib/overlay';

/** Runs in the browser: the two ways of showing the same 1,000 rows with four numbers each. */
const rowHeight = 40;
const metrics = ['spend', 'installs', 'cpi', 'roas'];
const rows = Array.from({ length: 1000 }, (_, row) => ({
  id: `17000000000000${String(row).padStart(5, '0')}`,
  texts: [`$${row}.50`, String(row * 7), `$${row % 9}.25`, `${row % 5}.10x`],
}));

function paintOverlay(): void {
  const picture: Picture = {
    mode: 'column',
    theme: 'light',
    clip: { left: 0, top: 0, right: innerWidth, bottom: innerHeight },
    band: null,
    rows: rows.map(({ id, texts }, index) => ({
      id,
      name: `Campaign ${index}`,
      box: { left: 600, top: index * rowHeight, right: 1000, bottom: (index + 1) * rowHeight },
      cells: texts.map((text, at) => ({
        metric: metrics[at] ?? '',
        state: 'value' as const,
        source: 'appsprint',
        text,
        explanation: 'Reported by AppSprint.',
      })),
    })),
  };
  createOverlay(document).draw(picture);
}

function paintBareElements(): void {
  const list = document.createElement('div');
  document.body.append(list);
  for (const { texts } of rows) {
    const row = document.createElement('div');
    for (const text of texts) {
      const cell = document.createElement('span');
      cell.textContent = text;
      row.append(cell);
    }
    list.append(row);
  }
}

/** Calls the painter and comes back when its frame has been drawn. */
function untilDrawn(paint: () => void): Promise<void> {
  return new Promise((resolve) => {
    paint();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

Object.assign(globalThis, {
  paintings: { overlay: () => untilDrawn(paintOverlay), bareElements: () => untilDrawn(paintBareElements) },
});
