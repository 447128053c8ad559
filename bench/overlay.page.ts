import { createOverlay, type Picture } from '#lib/overlay';

/**
 * Runs in the browser: the same numbers in the overlay and in bare elements. Both write the same number of elements into
 * a list that covers the whole viewport, in the same font, and each text has a box of its own: texts in bare `<span>`s
 * would run together into one line per row, which is less to lay out and shows no number that could be read.
 */
const rowHeight = 20;
const visibleRows = 30;
const scrolls = 200;
const metrics = ['spend', 'installs', 'cpi', 'roas'];
const rows = Array.from({ length: 1000 }, (_, row) => ({
  id: `17000000000000${String(row).padStart(5, '0')}`,
  texts: [`$${row}.50`, String(row * 7), `$${row % 9}.25`, `${row % 5}.10x`],
}));

const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

/** The rows from `first` up to `end`, scrolled so that `first` is at the top. */
function pictureOf(first: number, end: number): Picture {
  return {
    mode: 'column',
    theme: 'light',
    direction: 'ltr',
    clip: screen,
    carrier: null,
    carriedClip: screen,
    band: null,
    rows: rows.slice(first, end).map(({ id, texts }, index) => ({
      id,
      name: `Campaign ${id}`,
      box: { left: 600, top: index * rowHeight, right: 1000, bottom: (index + 1) * rowHeight },
      cells: texts.map((text, at) => ({
        metric: metrics[at] ?? '',
        state: 'value' as const,
        source: 'attributed',
        text,
        explanation: { heading: 'Installs', pairs: [], sentences: ['Reported by AppSprint.'] },
      })),
    })),
  };
}

/**
 * Writes the first rows into bare elements; gives back the cells, row by row. Their lines are so low that all of them lie in the
 * viewport, as all of the overlay's rows do: what lies beyond it is never painted.
 */
function writeBareElements(end: number): HTMLElement[] {
  const list = document.createElement('div');
  list.style.cssText = 'position: fixed; inset: 0; overflow: hidden; font: 12px / 5px system-ui, sans-serif';
  document.body.append(list);
  return rows.slice(0, end).flatMap(({ texts }) => {
    const row = document.createElement('div');
    const cells = texts.map((text) => {
      const cell = document.createElement('div');
      cell.textContent = text;
      row.append(cell);
      return cell;
    });
    list.append(row);
    return cells;
  });
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/** Comes back when what was just changed has been drawn. */
async function frameDrawn(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

async function eachFrame<T>(steps: readonly T[], show: (step: T) => void): Promise<void> {
  for (const step of steps) {
    show(step);
    await nextFrame();
  }
}

// What is to be shown is known before either side starts to show it.
const thousandRows = pictureOf(0, rows.length);
const scrolled = Array.from({ length: scrolls }, (_, step) => pictureOf(step + 1, step + 1 + visibleRows));
const scrolledTexts = scrolled.map((picture) => picture.rows.flatMap((row) => row.cells.map((cell) => cell.text)));

/** Each task is prepared first; what it gives back is then measured. */
const tasks = {
  paint: {
    // The extension makes its overlay when the page opens, long before there are numbers.
    overlay: async () => {
      const overlay = createOverlay(document);
      return async () => {
        overlay.draw([thousandRows]);
        await frameDrawn();
      };
    },
    bareElements: async () => async () => {
      writeBareElements(rows.length);
      await frameDrawn();
    },
  },
  scroll: {
    overlay: async () => {
      const overlay = createOverlay(document);
      overlay.draw([pictureOf(0, visibleRows)]);
      await frameDrawn();
      return () => eachFrame(scrolled, (picture) => overlay.draw([picture]));
    },
    bareElements: async () => {
      const cells = writeBareElements(visibleRows);
      await frameDrawn();
      return () =>
        eachFrame(scrolledTexts, (texts) => {
          for (const [index, cell] of cells.entries()) cell.textContent = texts[index] ?? '';
        });
    },
  },
};

Object.assign(globalThis, { tasks });
