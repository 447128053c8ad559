import * as z from 'zod/mini';
import { type ItemName, keptItem } from '#lib/storage';

/** One thing that is kept in this browser. */
export interface Setting<T> {
  /** What was kept, or what holds until somebody chooses, where nothing was kept or it cannot be understood. */
  read(): Promise<T>;
  /** @throws WithheldError where what is kept is of a newer version, or could not be brought to this one */
  write(value: T): Promise<void>;
  /**
   * Writes what is made of what is there, one change after the other, whoever makes them; gives back what was written.
   * @throws WithheldError
   */
  change(by: (value: T) => T): Promise<T>;
  /** Runs `changed` whenever it is another one, whoever changed it. Gives back how to end it. */
  watch(changed: () => void): () => void;
}

/** A setting in the local area, checked by its schema on the way out. */
export function createSetting<S extends z.ZodMiniType>(
  name: ItemName,
  schema: S,
  untilChosen: z.output<S>,
): Setting<z.output<S>> {
  return keptItem(name, (stored) => {
    const kept = z.safeParse(schema, stored);
    return kept.success ? kept.data : untilChosen;
  });
}
