import {
  type Anchors,
  builtInAnchors,
  createHealthLog,
  createReplies,
  type Diagnostics,
  diagnosticsOf,
  type HealthLog,
  mergeAnchors,
  type Replies,
  readPage,
  tappedPaths,
} from '#lib/ads-manager';
import { ask } from '#lib/messages';
import { endTap, listenToTap } from '#lib/page-replies';

/** What the content script knows beside the page itself: the anchors, copies of the page's replies, and what went wrong. */
export interface PageKnowledge {
  readonly replies: Replies;
  readonly anchors: () => Anchors;
  readonly health: HealthLog;
  /** Whether copies of the page's own replies may be read; until this is said they are not. */
  readReplies(allowed: boolean): void;
  diagnostics(address: URL): Diagnostics;
  stop(): void;
}

/** @param changed called whenever the same page may read differently than before */
export function gatherPageKnowledge(document: Document, changed: () => void): PageKnowledge {
  let anchors = builtInAnchors;
  let stopListening: (() => void) | null = null;
  const replies = createReplies(() => anchors);
  const quietly = (what: string, asked: Promise<unknown>): void => {
    asked.catch((error: unknown) => console.debug(`AppSprint Companion could not ${what}.`, error));
  };
  const health = createHealthLog((records) =>
    quietly('report the health of this page', ask('pageHealth', [...records])),
  );

  const listen = () => {
    const end = listenToTap(document, tappedPaths(anchors), {
      ready() {
        replies.observe(true);
        changed();
      },
      gap: () => replies.noteGap(),
      call(call) {
        replies.take(call);
        changed();
      },
    });
    return () => {
      end();
      replies.observe(false);
      changed();
    };
  };
  quietly(
    'ask for an update of the anchors',
    ask('pageAnchors', undefined).then((update) => {
      if (update === null) return;
      const merged = mergeAnchors(builtInAnchors, update, document);
      anchors = merged.anchors;
      health.note(merged.health);
      changed();
    }),
  );

  return {
    replies,
    anchors: () => anchors,
    health,
    readReplies(allowed) {
      if (allowed) {
        stopListening ??= listen();
        return;
      }
      if (stopListening === null) endTap(document);
      else stopListening();
      stopListening = null;
    },
    diagnostics(address) {
      const view = readPage(document, address, replies, anchors);
      return diagnosticsOf(document, view, { replies, anchors, health: health.records });
    },
    stop: () => stopListening?.(),
  };
}
