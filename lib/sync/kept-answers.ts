import type { KeptAnswer } from '#lib/appsprint';
import type { StorageArea } from './shelf.ts';

/** Answers by the address they came from, for asking whether they still hold. */
export interface KeptAnswers {
  read(address: string): Promise<KeptAnswer | null>;
  keep(address: string, answer: KeptAnswer): Promise<void>;
  forget(): Promise<void>;
}

/** Characters of all answers together, and of one: an answer that is larger is asked for as a whole each time. */
export interface Room {
  readonly all: number;
  readonly one: number;
}

interface Place {
  readonly key: string;
  readonly size: number;
}

const listName = 'answers';
const nameOf = (address: string) => `answer ${address}`;

/**
 * Answers in a storage, nothing of them in memory; those that were not asked for the longest time leave first.
 * @param area holds them until the browser closes
 */
export function createKeptAnswers(area: StorageArea, room: Room = { all: 2_000_000, one: 500_000 }): KeptAnswers {
  let lastChange: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const changed = lastChange.then(act);
    lastChange = changed.catch(() => undefined);
    return changed;
  };
  const places = async (): Promise<Place[]> => {
    const stored = (await area.get(listName))[listName];
    return Array.isArray(stored) ? stored.filter(isPlace) : [];
  };
  return {
    async read(address) {
      const key = nameOf(address);
      const stored = (await area.get(key))[key];
      return isAnswer(stored) ? stored : null;
    },
    keep: (address, { tag, text }) =>
      inTurn(async () => {
        const key = nameOf(address);
        const others = (await places()).filter((place) => place.key !== key);
        const size = key.length + tag.length + text.length;
        const isKept = size <= room.one;
        const all = isKept ? [...others, { key, size }] : others;
        const leaving = leavingFrom(all, room.all);
        const gone = isKept ? leaving : [...leaving, key];
        const stay = all.filter((place) => !leaving.includes(place.key));
        if (gone.length > 0) await area.remove(gone);
        await area.set({ [listName]: stay, ...(isKept ? { [key]: { tag, text } } : {}) }).catch((error: unknown) => {
          // Without room in the storage the answer is asked for as a whole next time.
          console.debug('AppSprint Companion could not keep an answer.', error);
        });
      }),
    forget: () =>
      inTurn(async () => {
        const keys = (await places()).map(({ key }) => key);
        await area.remove([listName, ...keys]);
      }),
  };
}

/** The oldest ones that have no room. */
function leavingFrom(places: readonly Place[], room: number): string[] {
  let taken = places.reduce((sum, { size }) => sum + size, 0);
  const leaving: string[] = [];
  for (const { key, size } of places) {
    if (taken <= room) break;
    leaving.push(key);
    taken -= size;
  }
  return leaving;
}

function isPlace(stored: unknown): stored is Place {
  return typeof stored === 'object' && stored !== null && 'key' in stored && 'size' in stored;
}

function isAnswer(stored: unknown): stored is KeptAnswer {
  if (typeof stored !== 'object' || stored === null) return false;
  return 'tag' in stored && typeof stored.tag === 'string' && 'text' in stored && typeof stored.text === 'string';
}
