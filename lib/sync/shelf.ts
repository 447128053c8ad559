/** Values kept by key, in memory and in a storage that outlives the background worker. */
export interface Shelf<T> {
  read(key: string): Promise<T | null>;
  /** Every value, the one changed last at the end. */
  all(): Promise<readonly T[]>;
  /** Replaces the value by what `change` makes of it; changes of one key never run into each other. */
  change(key: string, change: (value: T | null) => T): Promise<void>;
  /** Forgets everything on the shelf. */
  empty(): Promise<void>;
}

/** The part of a browser storage area that a shelf uses. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/**
 * A shelf of at most `capacity` values; the one that was not changed for the longest time leaves first.
 * @param understand gives back a stored value, or null for one that is not understood (an older form, say)
 */
export function createShelf<T>(
  area: StorageArea,
  name: string,
  capacity: number,
  understand: (stored: unknown) => T | null,
): Shelf<T> {
  const held = new Map<string, T>();
  const started = area.get(name).then((items) => {
    const stored = items[name];
    if (!Array.isArray(stored)) return;
    for (const entry of stored) {
      if (!Array.isArray(entry) || typeof entry[0] !== 'string') continue;
      const value = understand(entry[1]);
      if (value !== null) held.set(entry[0], value);
    }
  });
  return {
    async read(key) {
      await started;
      return held.get(key) ?? null;
    },
    async all() {
      await started;
      return [...held.values()];
    },
    async change(key, change) {
      await started;
      const value = change(held.get(key) ?? null);
      held.delete(key);
      held.set(key, value);
      for (const oldest of [...held.keys()].slice(0, Math.max(0, held.size - capacity))) held.delete(oldest);
      await area.set({ [name]: [...held] }).catch(async (error: unknown) => {
        // Session storage takes 10 MB (Chrome extensions, storage API). Beyond it, memory has to do for this worker's life.
        console.debug(`AppSprint Companion could not store "${name}".`, error);
        await area.remove(name);
      });
    },
    async empty() {
      await started;
      held.clear();
      await area.remove(name);
    },
  };
}
