import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';

/** One thing that is kept in this browser. */
export interface Setting<T> {
  /** What was kept, or what holds until somebody chooses, where nothing was kept or it cannot be understood. */
  read(): Promise<T>;
  write(value: T): Promise<void>;
}

/** A setting in the local area, checked by its schema on the way out. */
export function createSetting<S extends z.ZodMiniType>(
  key: `local:${string}`,
  schema: S,
  untilChosen: z.output<S>,
): Setting<z.output<S>> {
  const item = storage.defineItem<unknown>(key, { version: 1 });
  return {
    async read() {
      const kept = z.safeParse(schema, await item.getValue());
      return kept.success ? kept.data : untilChosen;
    },
    write: (value) => item.setValue(value),
  };
}
