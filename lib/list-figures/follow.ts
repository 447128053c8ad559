import { readAddress } from '#lib/ads-manager';
import type { TabSettings } from '#lib/messages';
import { type FollowEdges, type FollowedList, followList } from './follow-list.ts';

export interface ListFollower {
  /** The page went to another address without loading. */
  moved(address: URL): void;
  /** The same page may read differently now, because a reply or an update of the anchors has come. */
  look(): void;
  /** Other things are to be shown from now on, or nothing, or by another connection. */
  settle(settings: TabSettings): void;
  stop(): void;
}

/**
 * Keeps AppSprint's figures over the rows of an Ads Manager list, wherever the page moves them, until it is stopped.
 * On any other page, and while it is paused, it does nothing and leaves nothing running.
 */
export function followLists(edges: FollowEdges, firstSettings: TabSettings): ListFollower {
  let current: ({ readonly identity: string } & FollowedList) | null = null;
  let address: URL | null = null;
  let settings = firstSettings;
  const leave = () => {
    current?.stop();
    current = null;
  };
  const follow = () => {
    if (address === null) return;
    const page = readAddress(address);
    const identity = JSON.stringify(page);
    const isList = page.surface === 'list' && settings.paused === null;
    if (isList && current?.identity === identity) {
      current.look();
      return;
    }
    const wasOnList = current !== null;
    leave();
    if (isList) {
      const followed = followList(
        page,
        (here) => JSON.stringify(readAddress(here)) === identity,
        () => settings,
        edges,
        // Not within the look that found it.
        () => queueMicrotask(() => current?.identity === identity && moved(edges.address())),
      );
      current = { identity, ...followed };
    } else if (wasOnList) edges.report('left');
  };
  const moved = (newAddress: URL) => {
    address = newAddress;
    follow();
  };
  return {
    moved,
    look: () => current?.look(),
    settle(newSettings) {
      settings = newSettings;
      follow();
      current?.askAgain();
    },
    stop: leave,
  };
}
