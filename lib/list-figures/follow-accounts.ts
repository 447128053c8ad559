import { type AccountAnchors, isAccountListAddress, readAccountList } from '#lib/ads-manager';
import type { EntityId } from '#lib/appsprint/contract';
import { isFresh } from '#lib/calendar';
import { metricTitle } from '#lib/figure-words';
import type { AccountFiguresAnswer, ListState, TabSettings } from '#lib/messages';
import { defaultMetrics } from '#lib/metrics';
import { createAids, createOverlay, stripHeight } from '#lib/overlay';
import { createAccountCellWriter } from './account-cells.ts';
import { accountCaption, accountStrip } from './account-strip.ts';
import { withoutCovered } from './covered.ts';
import type { ListFollower } from './follow.ts';
import type { FollowEdges, FollowedList } from './follow-list.ts';
import { layOut } from './layout.ts';
import { watchMotion } from './motion.ts';
import { measure } from './place.ts';
import { createReadings } from './readings.ts';
import { createStripSpot } from './strip-spot.ts';
import { createTextMeasure } from './text-measure.ts';
import { writingOf } from './writing.ts';

/** What following the list of ad accounts needs from outside. */
export interface AccountEdges extends Pick<FollowEdges, 'document' | 'locale' | 'now' | 'pause' | 'open' | 'isAlive'> {
  readonly ask: (query: { readonly ids: EntityId[] }) => Promise<AccountFiguresAnswer>;
  /** Asked at each look, because an update of them may come late. */
  readonly anchors: () => AccountAnchors;
  /** Told whenever the state of the list is another than before. */
  readonly report: (state: ListState) => void;
}

/** Milliseconds until a list that did not come counts as one that is not recognised. */
const deadline = 20_000;
const heartbeat = 1_000;
const spokenAfter = 100;

/**
 * Keeps AppSprint's figures over the rows of Business Center's list of ad accounts until it is stopped. On any other page,
 * and while it is paused, it does nothing and leaves nothing running.
 */
export function followAccounts(edges: AccountEdges, firstSettings: Pick<TabSettings, 'paused'>): ListFollower {
  let current: FollowedList | null = null;
  let address: URL | null = null;
  let { paused } = firstSettings;
  const leave = () => {
    current?.stop();
    current = null;
  };
  const follow = () => {
    const isHere = address !== null && isAccountListAddress(address, edges.anchors()['account-list'].paths);
    if (isHere && paused === null) {
      if (current === null) current = followTables(edges, () => address);
      else current.look();
      return;
    }
    const wasHere = current !== null;
    leave();
    if (wasHere) edges.report('left');
  };
  return {
    moved(newAddress) {
      address = newAddress;
      follow();
    },
    look: follow,
    settle(settings) {
      paused = settings.paused;
      follow();
      current?.askAgain();
    },
    stop: leave,
  };
}

function followTables(edges: AccountEdges, address: () => URL | null): FollowedList {
  const { document } = edges;
  const view = document.defaultView ?? window;
  const aids = createAids(document, edges, (run) => view.setTimeout(run, spokenAfter));
  const overlay = createOverlay(document, aids.elements);
  const stripSpot = createStripSpot(view, stripHeight, overlay.owns, () => motion.wake());
  const writing = writingOf(edges.locale);
  const writeCells = createAccountCellWriter(defaultMetrics, writing);
  const textWidth = createTextMeasure(document);
  const titles = defaultMetrics.map((metric) => metricTitle(metric));
  const startedAt = edges.now();
  let state: ListState | null = null;
  let inSight: readonly EntityId[] = [];
  const readings = createReadings(
    {},
    edges.ask,
    (run) => view.setTimeout(run, 30),
    () => motion.wake(),
  );
  /** Shows nothing, for a reason. */
  const clear = (why: ListState): string => {
    overlay.clear();
    aids.clear();
    report(why);
    return why;
  };
  const report = (next: ListState) => {
    if (next !== state) edges.report(next);
    state = next;
  };

  const pass = (): string => {
    const here = address();
    const list = here === null ? null : readAccountList(document, here, edges.anchors()['account-list']);
    const tables = (list?.tables ?? []).filter(({ rows }) => rows.length > 0);
    if (tables.length === 0) return clear(!isFresh(startedAt, deadline, edges.now()) ? 'not-recognised' : 'waiting');
    motion.watch(tables.map(({ element }) => element));
    const viewport = { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight };
    const lists = tables.flatMap((table) => {
      const place = measure(table, viewport);
      return place === null ? [] : [{ table, place }];
    });
    const last = lists.at(-1);
    if (last === undefined) return clear('painting');
    inSight = lists.flatMap(({ place }) => place.rows.map(({ id }) => id));
    const known = new Map(inSight.map((id) => [id, readings.of(id)]));
    if (readings.refusal !== null) return clear('painting');
    const now = edges.now();
    const cellsOf = (id: EntityId) => writeCells(known.get(id) ?? { state: 'loading' }, now);
    const pictures = lists.flatMap(({ table, place }) => {
      const picture = layOut(place, titles, cellsOf, textWidth);
      return picture === null ? [] : [withoutCovered(picture, table)];
    });
    if (pictures.length === 0) return clear('no-room');
    overlay.draw(pictures);
    const { clip, table: frame } = last.place;
    const rowsEnd = Math.max(...last.place.rows.map(({ nameCell }) => nameCell.bottom));
    aids.show({
      pictures,
      titles,
      caption: accountCaption(),
      strip: accountStrip([...known.values()], titles, writing),
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
  let lastRefresh = startedAt;
  const refresh = view.setInterval(() => {
    if (!edges.isAlive() || document.visibilityState !== 'visible') return;
    if (isFresh(lastRefresh, readings.refreshAfter, edges.now())) return;
    lastRefresh = edges.now();
    readings.refresh(inSight);
  }, heartbeat);
  const lateCheck = view.setTimeout(() => motion.wake(), deadline + 100);
  motion.wake();

  return {
    look: () => motion.wake(),
    askAgain: () => readings.refresh(inSight),
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
