import { type PageAddress, readAddress, readList } from '#lib/ads-manager';
import type { EntityId } from '#lib/appsprint/contract';
import type { FiguresAnswer, ListState } from '#lib/messages';
import { defaultMetrics, metricTitles, quantityFormat } from '#lib/metrics';
import { Card, createOverlay, hitAt, type Picture } from '#lib/overlay';
import { cellsOf } from './cells.ts';
import { layOut } from './layout.ts';
import { watchMotion } from './motion.ts';
import { measure } from './place.ts';
import { createReadings, type ListKey, type Readings } from './readings.ts';

/** What following a list needs from outside. */
export interface FollowEdges {
  readonly document: Document;
  /** BCP 47 tag that numbers are written for. */
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly ask: (query: ListKey & { readonly ids: EntityId[] }) => Promise<FiguresAnswer>;
  /** Told whenever the state of the list is another than before. */
  readonly report: (state: ListState) => void;
}

export interface ListFollower {
  /** The page went to another address without loading. */
  moved(address: URL): void;
  stop(): void;
}

/** Milliseconds until a list that did not come counts as one that is not recognised. TikTok's first rows take 2 to 10 s. */
const deadline = 20_000;
/** Milliseconds between two looks at whether the rows in sight should be asked for again. */
const heartbeat = 1_000;

const titles = defaultMetrics.map((metric) => metricTitles[metric]);

/**
 * Keeps AppSprint's figures over the rows of an Ads Manager list, wherever the page moves them, until it is stopped.
 * On any other page it does nothing and leaves nothing running.
 */
export function followLists(edges: FollowEdges): ListFollower {
  let current: { readonly address: string; readonly stop: () => void } | null = null;
  const leave = () => {
    current?.stop();
    current = null;
  };
  return {
    moved(address) {
      const page = readAddress(address);
      const identity = JSON.stringify(page);
      if (current?.address === identity) return;
      const wasOnList = current !== null;
      leave();
      if (page.surface === 'list') current = { address: identity, stop: followList(page, edges) };
      else if (wasOnList) edges.report('left');
    },
    stop: leave,
  };
}

function followList(page: Extract<PageAddress, { surface: 'list' }>, edges: FollowEdges): () => void {
  const { advertiserId, level, window } = page;
  if (advertiserId === null || window === null) {
    edges.report(advertiserId === null ? 'no-advertiser' : 'no-window');
    return () => undefined;
  }
  const { document } = edges;
  const view = document.defaultView;
  if (view === null) return () => undefined;
  const card = new Card(document);
  const overlay = createOverlay(document, [card.element]);
  let drawn: Picture | null = null;
  const format = quantityFormat(edges.locale);
  const textWidth = createTextMeasure(document);
  const startedAt = edges.now();
  let state: ListState | null = null;
  let inSight: readonly EntityId[] = [];

  const report = (next: ListState) => {
    if (next !== state) edges.report(next);
    state = next;
  };
  const readings: Readings = createReadings(
    { advertiserId, level, ...window },
    edges.ask,
    (run) => view.setTimeout(run, 30),
    () => motion.wake(),
  );

  const clear = () => {
    drawn = null;
    overlay.clear();
    card.hide();
  };
  /** Reads the page and draws one picture of it; gives back a text that is the same as long as nothing has moved. */
  const pass = (): string => {
    const reading = readList(document, level);
    if (reading.state !== 'found') {
      clear();
      const late = edges.now() - startedAt > deadline;
      report(reading.state === 'not-recognised' || late ? 'not-recognised' : 'waiting');
      return reading.state;
    }
    const [table] = reading.tables;
    if (table === undefined) return 'empty';
    const place = measure(table, { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight });
    motion.watch(table.element);
    if (place === null) {
      clear();
      return 'out of sight';
    }
    inSight = place.rows.map((row) => row.id);
    const rowReadings = new Map(inSight.map((id) => [id, readings.of(id)]));
    if (readings.refusal !== null) {
      clear();
      return readings.refusal.state;
    }
    const context = { ...window, timeZone: readings.timeZone };
    const now = edges.now();
    const picture = layOut(
      place,
      titles,
      (id) => cellsOf(rowReadings.get(id) ?? { state: 'unknown' }, defaultMetrics, context, format, now),
      textWidth,
    );
    if (picture === null) {
      clear();
      report('no-room');
      return 'no room';
    }
    drawn = picture;
    overlay.draw(picture);
    report('painting');
    return JSON.stringify([place.clip, place.rows.map((row) => [row.id, row.nameCell.top, row.nameCell.left])]);
  };

  const motion = watchMotion(document, view, overlay, pass);
  const explain = (event: PointerEvent) => {
    const hit = drawn === null ? null : hitAt(drawn, event.clientX, event.clientY);
    if (hit === null) card.hide();
    else
      card.show(
        hit.cells.map((cell) => cell.explanation),
        hit.box,
      );
  };
  document.addEventListener('pointermove', explain, { passive: true });
  let lastRefresh = startedAt;
  const refresh = view.setInterval(() => {
    if (document.visibilityState !== 'visible' || edges.now() - lastRefresh < readings.refreshAfter) return;
    lastRefresh = edges.now();
    readings.refresh(inSight);
  }, heartbeat);
  const lateCheck = view.setTimeout(() => motion.wake(), deadline + 100);
  motion.wake();

  return () => {
    motion.stop();
    document.removeEventListener('pointermove', explain);
    view.clearInterval(refresh);
    view.clearTimeout(lateCheck);
    overlay.remove();
  };
}

function createTextMeasure(document: Document): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  if (context !== null) context.font = '12px system-ui, sans-serif';
  return (text) => {
    const width = widths.get(text) ?? context?.measureText(text).width ?? text.length * 8;
    widths.set(text, width);
    return width;
  };
}
