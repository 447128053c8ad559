import { useState } from 'react';
import { type Saving, useSaving } from '../saving.tsx';

/** Settings that are saved one by one, as soon as they are chosen. */
export interface Choosing<T> {
  /** The settings with what is on its way: a switch moves at once, and back where it could not be saved. */
  readonly shown: T;
  readonly saving: Saving;
  choose<P extends keyof T>(part: P, value: T[P]): Promise<void>;
}

/** @param change saves the given parts and leaves the others as they are */
export function useChoosing<T extends object>(saved: T, change: (change: Partial<T>) => Promise<void>): Choosing<T> {
  const saving = useSaving();
  const [chosen, setChosen] = useState<Partial<T>>({});
  return {
    shown: { ...saved, ...chosen },
    saving,
    async choose(part, value) {
      const only = (one: T[typeof part]) => ({ [part]: one }) as unknown as Partial<T>;
      const send = (one: T[typeof part]) => async () => {
        await change(only(one));
        return { ok: true as const, value: null };
      };
      setChosen((now) => ({ ...now, ...only(value) }));
      await saving.save(send(value), send(saved[part]));
      setChosen((now) => {
        const { [part]: current, ...others } = now;
        // Chosen anew meanwhile, it is still on its way.
        return current === value ? (others as unknown as Partial<T>) : now;
      });
    },
  };
}
