import {
  builtInFormAnchors,
  type CheckedAnchors,
  type FormAnchors,
  isFormAddress,
  mergeAnchors,
  readFormPage,
} from '#lib/ads-manager';
import type { TabSettings } from '#lib/messages';
import { type CreationEdges, followCreation } from './follow-creation.ts';

export interface FormFollower {
  /** The page went to another address without loading. */
  moved(address: URL): void;
  /** The same page may read differently now, because a reply or an update of the anchors has come. */
  look(): void;
  /** Other things are to be shown from now on, or nothing. */
  settle(settings: Pick<TabSettings, 'paused'>): void;
  stop(): void;
}

export interface FormEdges extends Omit<CreationEdges, 'address' | 'anchors'> {
  /** The newest update of the anchors; null where there is none. */
  readonly anchorsUpdate: () => CheckedAnchors | null;
}

/**
 * Keeps AppSprint's marks on the pages of Ads Manager that are forms, until it is stopped. On any other page, and while it
 * is paused, it does nothing and leaves nothing running.
 */
export function followForms(edges: FormEdges): FormFollower {
  let current: { readonly identity: string; look(): void; stop(): void } | null = null;
  let address: URL | null = null;
  let isPaused = true;
  let merged: { readonly update: CheckedAnchors | null; readonly anchors: FormAnchors } = {
    update: null,
    anchors: builtInFormAnchors,
  };
  const anchors = () => {
    const update = edges.anchorsUpdate();
    if (update !== null && update !== merged.update) {
      const { anchors: newest, health } = mergeAnchors(builtInFormAnchors, update, edges.document);
      merged = { update, anchors: newest };
      edges.noteHealth(health);
    }
    return merged.anchors;
  };
  const leave = () => {
    current?.stop();
    current = null;
  };
  const follow = () => {
    const here = address;
    if (here === null) return;
    const page = isFormAddress(here)
      ? readFormPage(edges.document, here, edges.replies, anchors())
      : ({ surface: 'elsewhere' } as const);
    const isShown = page.surface === 'creation' && !isPaused;
    // All steps of one advertiser's creation flow are one: the rules compare settings of different steps.
    const identity = page.surface === 'creation' ? `creation ${page.advertiserId}` : page.surface;
    if (isShown && current?.identity === identity) {
      current.look();
      return;
    }
    const wasShown = current !== null;
    leave();
    if (!isShown) {
      if (wasShown) edges.report('left');
      return;
    }
    if (page.advertiserId === null) {
      edges.report('no-advertiser');
      current = { identity, look: () => undefined, stop: () => undefined };
      return;
    }
    const followed = followCreation(page.advertiserId, { ...edges, anchors, address: () => address ?? here });
    current = { identity, ...followed };
  };
  return {
    moved(newAddress) {
      address = newAddress;
      follow();
    },
    look: () => current?.look(),
    settle({ paused }) {
      isPaused = paused !== null;
      follow();
    },
    stop: leave,
  };
}
