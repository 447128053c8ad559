import { readAddress } from '#lib/ads-manager';
import type { TabSettings } from '#lib/messages';
import { type FollowEdges, type FollowedList, followList } from './follow-list.ts';

export interface ListFollower {
  /** The page went to another address without loading. */
  moved(address: URL): void;
  /** The same page may read differently now, because a reply or an update of the anchors has come. */
  look(): void;
  /** Other things are to be shown from now on, or nothing. */
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
    const here = address;
    const page = readAddress(here);
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
        () => address ?? here,
        () => settings,
        edges,
      );
      current = { identity, ...followed };
    } else if (wasOnList) edges.report('left');
  };
  return {
    moved(newAddress) {
      address = newAddress;
      follow();
    },
    look: () => current?.look(),
    settle(newSettings) {
      settings = newSettings;
      follow();
    },
    stop: leave,
  };
}
