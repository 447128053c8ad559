import { type Anchors, type HealthEvent, type PageAddress, type Replies, readPage } from '#lib/ads-manager';
import type { EntityId } from '#lib/appsprint/contract';
import { isFresh } from '#lib/calendar';
import { metricTitle } from '#lib/figure-words';
import type { FiguresAnswer, ListState, TabSettings, TotalsAnswer } from '#lib/messages';
import { createAids, createOverlay, stripHeight } from '#lib/overlay';
import { createCellWriter } from './cell-cache.ts';
import { withoutCovered } from './covered.ts';
import { layOut } from './layout.ts';
import { watchMotion } from './motion.ts';
import { measure } from './place.ts';
import { createReadings, type ListKey, type Readings } from './readings.ts';
import { captionOf, filterProblem, stripContent } from './strip-content.ts';
import { createStripSpot } from './strip-spot.ts';
import { createTextMeasure } from './text-measure.ts';
import { createTotals, type TotalsQuery } from './totals.ts';
import { writingOf } from './writing.ts';

/** What following a list needs from outside. */
export interface FollowEdges {
  readonly document: Document;
  /** The page's address as it is now: what the browser tells of another one may come late, or never. */
  readonly address: () => URL;
  /** BCP 47 tag that numbers are written for. */
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly ask: (query: ListKey & { readonly ids: EntityId[] }) => Promise<FiguresAnswer>;
  readonly askTotals: (query: TotalsQuery) => Promise<TotalsAnswer>;
  /** What is known of the page's own calls. */
  readonly replies: Replies;
  /** Asked at each look, because an update of them may come late. */
  readonly anchors: () => Anchors;
  /** Told at every look what of the page was not as the anchors say. */
  readonly noteHealth: (events: readonly HealthEvent[]) => void;
  /** Told whenever the state of the list is another than before. */
  readonly report: (state: ListState) => void;
  /** A person wants nothing more to be shown in this tab. */
  readonly pause: () => void;
  /** A person wants to see more than the list has room for. Gives back whether the browser let it be opened. */
  readonly open: () => Promise<boolean>;
  /** Asked now and then while a list is followed: whether the extension that put this here still runs. */
  readonly isAlive: () => boolean;
}

/** A list that is being followed. */
export interface FollowedList {
  /** The same page may read or look differently now. */
  look(): void;
  /** AppSprint may answer otherwise now: all that is in sight is asked for again. */
  askAgain(): void;
  stop(): void;
}

const nothingFollowed: FollowedList = { look: () => undefined, askAgain: () => undefined, stop: () => undefined };

/** Milliseconds until a list that did not come counts as one that is not recognised. TikTok's first rows take 2 to 10 s. */
const deadline = 20_000;
/** Milliseconds between two looks at whether the rows in sight should be asked for again. */
const heartbeat = 1_000;
/** Milliseconds that the table for screen readers may be behind the picture. */
const spokenAfter = 100;

/**
 * Keeps figures over the rows of one list until it is stopped.
 * @param isHere whether an address is still that of this list; search and filters change it without another list coming
 * @param settings asked at each look, because they may be changed while the list is open
 * @param elsewhere called once a look finds that the page is not at this list any more; nothing is shown from then on
 */
export function followList(
  page: Extract<PageAddress, { surface: 'list' }>,
  isHere: (address: URL) => boolean,
  settings: () => TabSettings,
  edges: FollowEdges,
  elsewhere: () => void,
): FollowedList {
  const { advertiserId, level, window } = page;
  if (advertiserId === null || window === null) {
    edges.report(advertiserId === null ? 'no-advertiser' : 'no-window');
    return nothingFollowed;
  }
  const { document } = edges;
  const view = document.defaultView;
  if (view === null) return nothingFollowed;
  const aids = createAids(document, edges, (run) => view.setTimeout(run, spokenAfter));
  const overlay = createOverlay(document, aids.elements);
  const stripSpot = createStripSpot(view, stripHeight, overlay.owns, () => motion.wake());
  const writing = writingOf(edges.locale);
  const writeCells = createCellWriter(writing);
  const textWidth = createTextMeasure(document);
  const startedAt = edges.now();
  let state: ListState | null = null;
  let inSight: readonly EntityId[] = [];

  const report = (next: ListState) => {
    if (next !== state) edges.report(next);
    state = next;
  };
  const key = { advertiserId, level, ...window };
  const readings: Readings = createReadings(
    key,
    edges.ask,
    (run) => view.setTimeout(run, 30),
    () => motion.wake(),
  );
  const totals = createTotals(edges.askTotals, () => motion.wake());

  const clear = () => {
    overlay.clear();
    aids.clear();
  };
  /** Reads the page and draws one picture of it; gives back a text that is the same as long as nothing has moved. */
  const pass = (): string => {
    const address = edges.address();
    if (!isHere(address)) {
      clear();
      elsewhere();
      return 'elsewhere';
    }
    const seen = readPage(document, address, edges.replies, edges.anchors());
    if (seen.surface !== 'list') return seen.surface;
    edges.noteHealth(seen.health);
    const reading = seen.list;
    if (reading.state !== 'found') {
      clear();
      const late = !isFresh(startedAt, deadline, edges.now());
      report(reading.state === 'not-recognised' || late ? 'not-recognised' : 'waiting');
      return reading.state;
    }
    motion.watch(reading.tables.map(({ element }) => element));
    const viewport = { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight };
    const lists = reading.tables.flatMap((table) => {
      const place = measure(table, viewport);
      return place === null ? [] : [{ table, place }];
    });
    const last = lists.at(-1);
    if (last === undefined) {
      clear();
      return 'out of sight';
    }
    inSight = lists.flatMap(({ place }) => place.rows.map((row) => row.id));
    const rowReadings = new Map(inSight.map((id) => [id, readings.of(id)]));
    if (readings.refusal !== null) {
      clear();
      return readings.refusal.state;
    }
    const metrics = settings().columns[level];
    const titles = metrics.map((metric) => metricTitle(metric));
    const context = { ...window, timeZone: readings.timeZone };
    const now = edges.now();
    const cellsOfRow = (id: EntityId) => writeCells(rowReadings.get(id) ?? { state: 'unknown' }, metrics, context, now);
    const pictures = lists.flatMap(({ table, place }) => {
      const picture = layOut(place, titles, cellsOfRow, textWidth);
      return picture === null ? [] : [withoutCovered(picture, table)];
    });
    if (pictures.length === 0) {
      clear();
      report('no-room');
      return 'no room';
    }
    if (!overlay.draw(pictures)) {
      clear();
      return 'moved';
    }
    const whole = { level, filter: seen.filter, rowCount: seen.rowCount };
    const { within, search } = seen.filter;
    const ofTotals =
      filterProblem(whole) === null
        ? totals.of({ ...key, within: [...within], search })
        : { state: 'loading' as const };
    const { clip, table: frame } = last.place;
    const rowsEnd = Math.max(...last.place.rows.map(({ nameCell }) => nameCell.bottom));
    aids.show({
      pictures,
      titles,
      caption: captionOf(level, context),
      strip: stripContent(ofTotals, whole, metrics, context, writing, now),
      stripBox: stripSpot.at({ frame, clip, rowsEnd: Math.min(rowsEnd, clip.bottom) }),
      stripFallback: { ...clip, top: clip.bottom - stripHeight },
    });
    report('painting');
    return JSON.stringify(
      lists.map(({ place }) => [place.clip, place.rows.map(({ id, nameCell }) => [id, nameCell.top, nameCell.left])]),
    );
  };

  const motion = watchMotion(document, view, overlay, pass);
  const explain = (event: PointerEvent) => aids.explainAt(event.clientX, event.clientY);
  document.addEventListener('pointermove', explain, { passive: true });
  let lastRefresh = { rows: startedAt, totals: startedAt };
  const refresh = view.setInterval(() => {
    if (!edges.isAlive() || document.visibilityState !== 'visible') return;
    const now = edges.now();
    if (!isFresh(lastRefresh.rows, readings.refreshAfter, now)) {
      lastRefresh = { ...lastRefresh, rows: now };
      readings.refresh(inSight);
    }
    if (!isFresh(lastRefresh.totals, totals.refreshAfter, now)) {
      lastRefresh = { ...lastRefresh, totals: now };
      totals.refresh();
    }
  }, heartbeat);
  const lateCheck = view.setTimeout(() => motion.wake(), deadline + 100);
  motion.wake();

  return {
    look: () => motion.wake(),
    askAgain() {
      readings.refresh(inSight);
      totals.refresh();
    },
    stop() {
      // First of all: whatever of the rest may fail where the extension has gone, no number stays.
      overlay.remove();
      motion.stop();
      document.removeEventListener('pointermove', explain);
      view.clearInterval(refresh);
      view.clearTimeout(lateCheck);
      stripSpot.stop();
      aids.clear();
    },
  };
}
