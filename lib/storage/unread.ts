import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type ItemName, itemNames } from './layout.ts';

/**
 * What of an item could not be understood, as it was found: beside the item, under a key of its own, the last one of each. Nothing
 * reads the content; it is there for a version that can. Only its name is ever told or exported.
 */
export const Unread = z.object({
  version: z.number(),
  value: z.unknown(),
  /** Whether the person has seen that it is set aside. */
  isTold: z.boolean(),
});
export type Unread = z.output<typeof Unread>;

export const unreadKey = (name: ItemName) => `${name}!`;

/** Items of which something is set aside because it could not be understood. */
export async function unreadItems(): Promise<{
  readonly names: readonly ItemName[];
  readonly untold: readonly ItemName[];
}> {
  const asides = await setAside();
  return {
    names: asides.map(({ name }) => name),
    untold: asides.filter(({ unread }) => !unread.isTold).map(({ name }) => name),
  };
}

/** Notes that the person has seen what is set aside now. */
export async function tellUnread(): Promise<void> {
  const told = (await setAside()).map(({ name, unread }) => [unreadKey(name), { ...unread, isTold: true }]);
  await browser.storage.local.set(Object.fromEntries(told));
}

/** Removes what of an item is set aside. */
export async function forgetUnread(name: ItemName): Promise<void> {
  await browser.storage.local.remove(unreadKey(name));
}

/** Runs `changed` whenever something else is set aside. Gives back how to end it. */
export function watchUnread(changed: () => void): () => void {
  const keys = itemNames.map(unreadKey);
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && keys.some((key) => key in changes)) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

async function setAside() {
  const stored = await browser.storage.local.get(itemNames.map(unreadKey));
  return itemNames.flatMap((name) => {
    const kept = z.safeParse(Unread, stored[unreadKey(name)]);
    return kept.success ? [{ name, unread: kept.data }] : [];
  });
}
