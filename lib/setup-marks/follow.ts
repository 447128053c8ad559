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
import { followPixelPage, type PixelPageEdges } from './follow-pixel-page.ts';

interface Followed {
  look(): void;
  stop(): void;
}

export interface FormFollower {
  /** The page went to another address without loading. */
  moved(address: URL): void;
  /** The same page may read differently now, because a reply or an update of the anchors has come. */
  look(): void;
  /** Other things are to be shown from now on, or nothing. */
  settle(settings: Pick<TabSettings, 'paused'>): void;
  stop(): void;
}

export interface FormEdges
  extends Omit<CreationEdges, 'address' | 'anchors'>,
    Pick<PixelPageEdges, 'locale' | 'askPixel' | 'usePixel'> {
  /** The newest update of the anchors; null where there is none. */
  readonly anchorsUpdate: () => CheckedAnchors | null;
}

/**
 * Keeps AppSprint's marks on the pages of Ads Manager that are forms, until it is stopped. On any other page, and while it
 * is paused, it does nothing and leaves nothing running.
 */
export function followForms(edges: FormEdges): FormFollower {
  let current: ({ readonly identity: string } & Followed) | null = null;
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
    // All steps of one advertiser's creation flow are one: the rules compare settings of different steps.
    const identity = page.surface === 'creation' ? `creation ${page.advertiserId}` : `${page.surface} ${here.pathname}`;
    if (!isPaused && current?.identity === identity) {
      current.look();
      return;
    }
    const wasShown = current !== null;
    leave();
    const followed = isPaused ? null : followPage(page, () => address ?? here);
    if (followed !== null) current = { identity, ...followed };
    else if (wasShown) edges.report('left');
  };
  const followPage = (page: ReturnType<typeof readFormPage>, where: () => URL): Followed | null => {
    const all = { ...edges, anchors, address: where };
    switch (page.surface) {
      case 'creation':
        if (page.advertiserId !== null) return followCreation(page.advertiserId, all);
        edges.report('no-advertiser');
        return { look: () => undefined, stop: () => undefined };
      case 'pixel':
        return followPixelPage(all);
      case 'accounts':
      case 'elsewhere':
        return null;
    }
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
