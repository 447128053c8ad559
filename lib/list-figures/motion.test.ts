// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Motion, watchMotion } from './motion.ts';

let looks = 0;
let cleared = 0;
let seen = '';
let motion: Motion;
const own = document.createElement('appsprint-overlay');

const sentinel = document.createElement('div');

/** Lets observers of the page have their say, as the browser does after each piece of a script. */
const microtasks = () => Promise.resolve();
/** Tasks that wait until a frame is shown. */
const tasks: (() => void)[] = [];
class Channel {
  readonly port1: { onmessage: () => void; close(): void } = { onmessage: () => undefined, close: () => undefined };
  readonly port2 = { postMessage: () => tasks.push(() => this.port1.onmessage()) };
}

function nextTask(): void {
  for (const task of tasks.splice(0)) task();
}

/** Sizes that wait to be told, which jsdom never does: it lays nothing out. */
const untold = new Map<object, { readonly targets: Set<Element>; readonly tell: () => void }>();
class Sizes {
  constructor(tell: () => void) {
    untold.set(this, { targets: new Set(), tell });
  }
  observe(target: Element) {
    untold.get(this)?.targets.add(target);
  }
  disconnect() {
    untold.get(this)?.targets.clear();
  }
}

/** What the browser does last in a frame. */
function endFrame(): void {
  for (const { targets, tell } of untold.values()) if (targets.has(sentinel)) tell();
}

function showFrame(): void {
  vi.advanceTimersToNextFrame();
  endFrame();
}

/** Shows frames until nothing is asked for any more. */
function showFrames(most = 100): number {
  let shown = 0;
  while (vi.getTimerCount() > 0 && shown < most) {
    showFrame();
    shown += 1;
  }
  return shown;
}

const overlay = {
  sentinel,
  owns: (node: Node) => node === own,
  liesIn: (place: Node) => place === document.body,
  clear: () => {
    cleared += 1;
  },
};

beforeEach(() => {
  untold.clear();
  vi.stubGlobal('ResizeObserver', Sizes);
  vi.stubGlobal('MessageChannel', Channel);
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout', 'performance'],
  });
  document.body.replaceChildren(sentinel);
  looks = 0;
  cleared = 0;
  seen = 'still';
  const pass = () => {
    looks += 1;
    return seen;
  };
  motion = watchMotion(document, window, overlay, pass);
});

afterEach(() => {
  motion.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('looking at a list', () => {
  test('begins with a sign of life and parks when everything is still', () => {
    expect(vi.getTimerCount()).toBe(0);
    motion.wake();
    expect(showFrames()).toBeLessThan(20);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('goes on for as long as something moves', () => {
    motion.wake();
    for (let frame = 0; frame < 100; frame++) {
      seen = `at ${frame}`;
      showFrame();
    }
    expect(looks).toBe(100);
    expect(showFrames()).toBeLessThan(20);
  });

  test.each([
    ['a wheel turn', () => document.body.dispatchEvent(new Event('wheel'))],
    ['a scroll inside of the page', () => document.body.dispatchEvent(new Event('scroll'))],
    ['a key', () => document.body.dispatchEvent(new Event('keydown', { bubbles: true }))],
    ['a drag', () => document.dispatchEvent(new MouseEvent('pointermove', { buttons: 1 }))],
    ['another size of the window', () => window.dispatchEvent(new Event('resize'))],
    ['a tab that is shown again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['a new element of the page', () => document.body.append(document.createElement('div'))],
  ])('wakes on %s', async (_, sign) => {
    sign();
    await microtasks();
    expect(vi.getTimerCount()).toBe(1);
    expect(showFrames()).toBeGreaterThan(0);
  });

  test('sleeps through a pointer that only hovers and through its own overlay', async () => {
    document.dispatchEvent(new MouseEvent('pointermove', { buttons: 0 }));
    document.body.append(own);
    own.dataset.theme = 'dark';
    own.setAttribute('style', 'top: 0');
    await microtasks();
    own.remove();
    await microtasks();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a page that never rests', () => {
  /** The page's table, changed this often. */
  async function change(table: Element, times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      table.setAttribute('data-time', String(time));
      await microtasks();
    }
  }

  async function watchedTable(): Promise<Element> {
    const table = document.createElement('div');
    document.body.append(table);
    motion.watch([table]);
    await microtasks();
    showFrames();
    nextTask();
    [looks, cleared] = [0, 0];
    return table;
  }

  test('costs one look for a frame, however often it changes', async () => {
    const table = await watchedTable();
    for (let frame = 1; frame <= 60; frame++) {
      await change(table, 20);
      expect(looks).toBe(frame - 1);
      showFrame();
      expect([looks, cleared]).toEqual([frame, 0]);
      nextTask();
    }
  });

  test('is looked at again when it changes after the last look of a frame, and shows nothing of ours if it goes on', async () => {
    const table = await watchedTable();
    await change(table, 1);
    showFrame();
    await change(table, 3);
    expect([looks, cleared]).toEqual([4, 0]);
    await change(table, 5);
    expect([looks, cleared]).toEqual([4, 5]);
    showFrame();
    expect([looks, cleared]).toEqual([5, 5]);
  });

  test('is only glanced at, four times a second, while nothing but its looks changes', async () => {
    const spinner = document.createElement('div');
    document.body.append(spinner);
    await microtasks();
    showFrames();
    looks = 0;
    for (let time = 0; time < 1000; time += 16) {
      spinner.style.rotate = `${time}deg`;
      await microtasks();
      vi.advanceTimersByTime(16);
      endFrame();
    }
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(4);
  });
});

describe('a watched table', () => {
  test.each([
    ['is given to another row', (cell: Element) => cell.setAttribute('slot', 'cell-2_campaign_name')],
    ['gets another text', (cell: Element) => cell.append('Sun')],
    ['leaves', (cell: Element) => cell.remove()],
  ])('is looked at in the frame that is being made when a cell %s', async (_, change) => {
    const table = document.createElement('div');
    const cell = document.createElement('div');
    table.append(cell);
    document.body.append(table);
    motion.watch([table]);
    await microtasks();
    showFrames();
    nextTask();
    looks = 0;
    change(cell);
    await microtasks();
    // The callbacks of this frame have run already.
    endFrame();
    expect(looks).toBe(1);
    expect(showFrames()).toBeGreaterThan(0);
  });

  test('is watched inside its open shadow tree, where TikTok moves the rows', async () => {
    const table = document.createElement('div');
    const row = document.createElement('div');
    table.attachShadow({ mode: 'open' }).append(row);
    motion.watch([table]);
    row.style.transform = 'translateY(40px)';
    await microtasks();
    endFrame();
    expect(looks).toBe(1);
  });

  test('is looked at in the same frame when something else has moved it', async () => {
    const table = document.createElement('div');
    const above = document.createElement('div');
    document.body.append(above, table);
    motion.watch([table]);
    await microtasks();
    showFrames();
    nextTask();
    looks = 0;
    above.className = 'higher';
    await microtasks();
    endFrame();
    expect(looks).toBe(0);
    table.getBoundingClientRect = () => new DOMRect(0, 12, 100, 100);
    nextTask();
    above.className = 'highest';
    await microtasks();
    endFrame();
    expect(looks).toBe(1);
  });

  test('is watched no longer once another takes its place', async () => {
    const [first, second] = [document.createElement('div'), document.createElement('div')];
    motion.watch([first]);
    motion.watch([second]);
    first.append('old');
    await microtasks();
    endFrame();
    expect(looks).toBe(0);
    second.append('new');
    await microtasks();
    endFrame();
    expect(looks).toBe(1);
  });
});

describe('once stopped', () => {
  test('nothing is looked at, whatever the page does', async () => {
    const table = document.createElement('div');
    document.body.append(table);
    motion.watch([table]);
    await microtasks();
    motion.stop();
    table.append('x');
    document.body.append(document.createElement('div'));
    window.dispatchEvent(new Event('resize'));
    document.body.dispatchEvent(new Event('wheel'));
    await microtasks();
    expect(vi.getTimerCount()).toBe(0);
    expect(looks).toBe(0);
  });

  test('figures that arrive late do not start it again', () => {
    motion.stop();
    motion.wake();
    expect(vi.getTimerCount()).toBe(0);
    expect(looks).toBe(0);
  });
});
