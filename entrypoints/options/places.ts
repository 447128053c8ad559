import { create } from 'zustand';

/** The sections of the options, in their order, each with its name in the address (`options.html#pixel`). */
export const places = [
  'connection',
  'connect',
  'advertiser',
  'pixel',
  'mapping',
  'test',
  'display',
  'alerts',
  'privacy',
  'diagnostics',
] as const;
export type Place = (typeof places)[number];

/** Those that set up TikTok Ads, and need AppSprint to be connected. */
export const tiktokPlaces: readonly Place[] = ['connect', 'advertiser', 'pixel', 'mapping', 'test'];

interface PlacesStore {
  readonly shown: Place;
  /** Where a person wants to go while something here is not saved yet. */
  readonly wanted: Place | null;
  /** Forms with changes that are not saved. */
  readonly unsaved: ReadonlySet<string>;
  goTo(place: Place): void;
  stay(): void;
  /** Goes where the person wants to go; what was not saved is lost. */
  discard(): void;
  mark(form: string, state: 'saved' | 'unsaved'): void;
}

/** Which section is shown. One with unsaved changes is left only when the person says so. */
export const usePlaces = create<PlacesStore>()((set, get) => ({
  shown: placeOf(location.hash),
  wanted: null,
  unsaved: new Set(),
  goTo(place) {
    const { shown, unsaved } = get();
    if (place === shown) set({ wanted: null });
    else if (unsaved.size > 0) set({ wanted: place });
    else set({ shown: place, wanted: null });
  },
  stay() {
    set({ wanted: null });
    location.hash = get().shown;
  },
  discard() {
    const { wanted, shown } = get();
    set({ shown: wanted ?? shown, wanted: null, unsaved: new Set() });
  },
  mark(form, state) {
    const unsaved = new Set(get().unsaved);
    if (state === 'unsaved') unsaved.add(form);
    else unsaved.delete(form);
    set({ unsaved });
  },
}));

/** The section that the fragment of an address names; without a name that is known, the first. */
export function placeOf(hash: string): Place {
  const name = hash.replace(/^#/, '');
  return places.find((place) => place === name) ?? 'connection';
}

/** Follows the address, and has the browser ask before the page goes with something unsaved in it. */
export function watchAddress(): void {
  addEventListener('hashchange', () => usePlaces.getState().goTo(placeOf(location.hash)));
  addEventListener('beforeunload', (event) => {
    if (usePlaces.getState().unsaved.size > 0) event.preventDefault();
  });
}
