import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { holds } from './holds.ts';
import { type ItemName, itemNames, layout, type Step, versionOf } from './layout.ts';
import { Unread, unreadKey } from './unread.ts';

/** Why something that is kept is neither read nor changed. */
export type Withheld =
  /** A newer version of the extension wrote it, or something beside it. */
  | 'newer'
  /** A step to this version failed; it is as it was before. */
  | 'failed';

/** Thrown instead of changing what is withheld. */
export class WithheldError extends Error {
  readonly withheld: Withheld;

  constructor(name: ItemName, withheld: Withheld) {
    super(`what is kept as "${name}" is withheld (${withheld})`);
    this.name = 'WithheldError';
    this.withheld = withheld;
  }
}

/** One thing that is kept in this browser, in the form of the newest version. */
export interface KeptItem<T> {
  /** What is understood of what is kept; where something of it is not, all of it is set aside as well, and stays until it is written. */
  read(): Promise<T>;
  /**
   * Never writes over what could not be understood without setting it aside.
   * @throws WithheldError
   */
  write(value: T): Promise<void>;
  /**
   * Writes what is made of what is there, one change after the other, whoever makes them; gives back what was written.
   * @throws WithheldError
   */
  change(by: (value: T) => T): Promise<T>;
  /** Removes what was set aside of it too. Does nothing to what is withheld. */
  remove(): Promise<void>;
  /** Runs `changed` whenever it is another one. Gives back how to end it. */
  watch(changed: () => void): () => void;
}

/**
 * The versions stand beside the values as WXT's storage writes them (`NAME$`), but are kept by us: WXT hands out and overwrites
 * what a newer version wrote or a step could not bring up, and loses the version when the area is cleared.
 */
const versionKey = (name: ItemName) => `${name}$`;

interface Read {
  readonly value: unknown;
  readonly version: number;
  readonly unread: Unread | null;
  /** Whether any item is of a newer version than this extension knows. */
  readonly isNewer: boolean;
}

/** @param understand what of a kept value is used, which is null where nothing is kept, and where it is withheld; it throws nothing */
export function keptItem<T>(name: ItemName, understand: (kept: unknown) => T): KeptItem<T> {
  const isUnderstood = ({ value }: Pick<Read, 'value'>) => value === null || holds(understand(value), value);
  /** What a write adds, so that nothing is lost that was not understood. */
  const aside = ({ value, version, unread }: Read) => {
    const isThere = unread !== null && unread.version === version && isSame(unread.value, value);
    return isUnderstood({ value }) || isThere ? {} : { [unreadKey(name)]: { version, value, isTold: false } };
  };
  const change = async (by: (value: T) => T) => {
    const { withheld } = await upToDate(name);
    if (withheld !== null) throw new WithheldError(name, withheld);
    return alone(name, async () => {
      const before = await look(name);
      const value = by(understand(before.value));
      await put(name, value, versionOf(name), aside(before));
      return value;
    });
  };
  return {
    async read() {
      const state = await upToDate(name);
      if (state.withheld === null && !isUnderstood(state)) {
        await alone(name, async () => browser.storage.local.set(aside(await look(name)))).catch((error: unknown) => {
          // Such as a full area: what could not be understood stands where it stood, and no write goes over it.
          console.warn(`AppSprint Companion could not set aside what is kept as "${name}".`, error);
        });
      }
      return understand(state.value);
    },
    write: async (value) => void (await change(() => value)),
    change,
    async remove() {
      const { withheld } = await upToDate(name);
      if (withheld === null) await browser.storage.local.remove([name, versionKey(name), unreadKey(name)]);
    },
    watch(changed) {
      const listener = (changes: Record<string, unknown>, area: string) => {
        if (area === 'local' && name in changes) changed();
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}

/** What is withheld, and why; null while all is well. */
export async function withheldItems(): Promise<{ readonly names: readonly ItemName[]; readonly why: Withheld } | null> {
  const states = await Promise.all(itemNames.map(async (name) => ({ name, ...(await upToDate(name)) })));
  const names = (why: Withheld) => states.filter(({ withheld }) => withheld === why).map(({ name }) => name);
  if (names('newer').length > 0) return { names: names('newer'), why: 'newer' };
  return names('failed').length > 0 ? { names: names('failed'), why: 'failed' } : null;
}

type State =
  | { readonly withheld: null; readonly value: unknown }
  | { readonly withheld: Withheld; readonly value: null };

async function upToDate(name: ItemName): Promise<State> {
  const read = await look(name);
  if (read.isNewer) return { withheld: 'newer', value: null };
  if (read.value === null || read.version === versionOf(name)) return { withheld: null, value: read.value };
  return alone(name, async (): Promise<State> => {
    try {
      return { withheld: null, value: await bringUp(name) };
    } catch (error) {
      console.warn(`AppSprint Companion could not bring "${name}" to this version; it is as it was.`, error);
      return { withheld: 'failed', value: null };
    }
  });
}

/** Pages and the worker share the area: only one of them at a time brings an item up, sets aside or writes. */
function alone<T>(name: ItemName, act: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`appsprint storage ${name}`, act) as Promise<T>;
}

/** Takes the steps that are left, each written down with its version before the next. */
async function bringUp(name: ItemName): Promise<unknown> {
  let { value, version } = await look(name);
  const steps: readonly Step[] = layout[name];
  for (const step of steps.slice(version - 1)) {
    value = step(value);
    version += 1;
    await put(name, value, version, {});
  }
  return value;
}

/** Value, version and what is set aside in one write: a browser that ends in between has all or none. */
function put(name: ItemName, value: unknown, version: number, aside: Record<string, unknown>): Promise<void> {
  return browser.storage.local.set({ [name]: value, [versionKey(name)]: { v: version }, ...aside });
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

async function look(name: ItemName): Promise<Read> {
  const stored = await browser.storage.local.get([name, unreadKey(name), ...itemNames.map(versionKey)]);
  const version = (one: ItemName) => versionIn(stored[versionKey(one)]);
  return {
    value: stored[name] ?? null,
    version: version(name),
    unread: z.safeParse(Unread, stored[unreadKey(name)]).data ?? null,
    isNewer: itemNames.some((one) => version(one) > versionOf(one)),
  };
}

/** Without a version beside it, a value is of the first. */
function versionIn(stored: unknown): number {
  const isVersion = typeof stored === 'object' && stored !== null && 'v' in stored && Number.isInteger(stored.v);
  return isVersion ? Math.max(1, Number(stored.v)) : 1;
}
