import type { AdvertiserId, Level } from '#lib/appsprint/contract';
import type { PageCall } from '#lib/page-replies';
import type { Anchors } from '../anchors/index.ts';
import { type ListCall, type ListQuestion, listCallOf } from './list-calls.ts';
import { RowIndex, type RowNames } from './row-names.ts';

/** What is known of the page's own calls, from copies that the tap handed over. Untrusted. */
export interface Replies {
  /** Counts up with every change: the same number means the same content. */
  readonly version: number;
  /** Whether the tap is at work; without it nothing is known and nothing will be. */
  readonly observing: boolean;
  /** Calls that are not for lists (drafts, pixels, accounts), the newest first. */
  readonly calls: readonly PageCall[];
  /** Whether any list is being asked for right now. */
  readonly listPending: boolean;
  /** The newest call for exactly these rows. */
  latestList(level: Level, advertiserId: AdvertiserId, question: ListQuestion): ListCall | null;
  rowNames(level: Level, advertiserId: AdvertiserId | null): RowNames;
}

/** Calls kept of each kind. The page asks for a list again with every page of rows, sort, search and date. */
const mostCalls = 40;

/** Replies that grow with what the tap hands over. */
export interface RepliesStore extends Replies {
  /** The tap began or ended its work. */
  observe(observing: boolean): void;
  /** A call began, or ended: the same number replaces what was known of it. */
  take(call: PageCall): void;
  /** The tap saw calls that it could not keep until somebody listened. */
  noteGap(): void;
}

/** @param anchors read anew at each call, because an update of them may come late */
export function createReplies(anchors: () => Anchors): RepliesStore {
  const lists = new Map<number, ListCall>();
  const others = new Map<number, PageCall>();
  const index = new RowIndex();
  let version = 0;
  let observing = false;

  return {
    get version() {
      return version;
    },
    get observing() {
      return observing;
    },
    get calls() {
      return [...others.values()].reverse();
    },
    get listPending() {
      return [...lists.values()].some((call) => call.state === 'pending');
    },
    latestList: (level, advertiserId, question) =>
      [...lists.values()].findLast(
        (call) => call.level === level && call.advertiserId === advertiserId && call.question === question,
      ) ?? null,
    rowNames: (level, advertiserId) => index.of(listKey(level, advertiserId)),
    observe(now) {
      // What the page is given from here on is missed.
      if (!now) index.noteGap();
      observing = now;
      version += 1;
    },
    noteGap() {
      index.noteGap();
      version += 1;
    },
    take(call) {
      version += 1;
      const list = listCallOf(call, anchors()['list-replies']);
      if (list === null) {
        others.set(call.number, call);
        dropRepeated(others);
        return;
      }
      keep(lists, call.number, list);
      if (list.state === 'unreadable') index.noteGap();
      if (list.reply !== null) index.add(listKey(list.level, list.advertiserId), list.reply.rows);
    },
  };
}

function listKey(level: Level, advertiserId: AdvertiserId | null): string {
  return `${level} ${advertiserId}`;
}

/** Drops the oldest call that a later one of the same kind has replaced: a pixel list asked for once outlasts many saves. */
function dropRepeated(calls: Map<number, PageCall>): void {
  if (calls.size <= mostCalls) return;
  const all = [...calls.values()];
  const replaced = all.find(({ path }, at) => all.slice(at + 1).some((later) => later.path === path));
  const oldest = replaced ?? all[0];
  if (oldest !== undefined) calls.delete(oldest.number);
}

/** Keeps the newest; a call keeps its place when its end becomes known. */
function keep<T>(calls: Map<number, T>, number: number, call: T): void {
  calls.set(number, call);
  const [oldest] = calls.keys();
  if (calls.size > mostCalls && oldest !== undefined) calls.delete(oldest);
}
