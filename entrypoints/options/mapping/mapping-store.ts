import { create } from 'zustand';
import type { Problem } from '#lib/appsprint';
import type { EventMapping } from '#lib/appsprint/contract';
import { ask, type MappingSaving } from '#lib/messages';
import { handIn } from '../../../components/commands.ts';
import { asked } from '../../../components/companion-store.ts';
import { lastAsked } from '../../../components/last-asked.ts';
import { addRow, type DraftRow, draftOf, isEdited, rowsOf } from './draft.ts';

type Loaded =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'there'; readonly saved: EventMapping; readonly draft: readonly DraftRow[] };

interface MappingStore {
  readonly mapping: Loaded;
  /** What somebody else saved meanwhile. */
  readonly conflict: EventMapping | null;
  readonly history: readonly EventMapping[] | null;
  /** The draft that was handed in last and has to wait until AppSprint can be reached. */
  readonly handedIn: readonly DraftRow[] | null;
  load(): Promise<void>;
  /** The same once AppSprint took what was handed in, but not over what has been edited since. */
  loadTaken(): Promise<void>;
  loadHistory(): Promise<void>;
  change(key: string, row: Partial<DraftRow>): void;
  add(): void;
  remove(key: string): void;
  /** Goes on from a mapping that holds now; what was edited is lost. */
  take(mapping: EventMapping): void;
  /** Goes on with what was edited, over a mapping that holds now. */
  keepMine(over: EventMapping): void;
  save(): Promise<MappingSaving>;
  restore(to: 'default' | number): Promise<MappingSaving>;
}

/** The event mapping that is being edited. */
export const useMapping = create<MappingStore>()((set, get) => {
  let added = 0;
  const edit = (change: (draft: readonly DraftRow[]) => readonly DraftRow[]) => {
    const { mapping } = get();
    if (mapping.is === 'there') set({ mapping: { ...mapping, draft: change(mapping.draft) } });
  };
  const settle = async (send: (saved: EventMapping, draft: readonly DraftRow[]) => Promise<MappingSaving>) => {
    const { mapping } = get();
    if (mapping.is !== 'there') throw new Error('There is no event mapping to save.');
    const saving = await sent(() => send(mapping.saved, mapping.draft));
    const now = get().mapping;
    if (saving.state === 'saved') {
      // What was edited while it was being saved stays, as a change of what is saved now.
      if (now.is === 'there' && now.draft !== mapping.draft) get().keepMine(saving.mapping);
      else get().take(saving.mapping);
      set({ history: null });
    }
    if (saving.state === 'conflict') set({ conflict: saving.current });
    if (saving.state === 'failed' && saving.problem.kind === 'waiting') set({ handedIn: mapping.draft });
    return saving;
  };
  const loadLast = lastAsked(
    () => asked(() => ask('eventMapping', undefined)),
    (outcome) => {
      if (outcome.ok) get().take(outcome.value);
      else set({ mapping: { is: 'failed', problem: outcome.problem } });
    },
  );
  return {
    mapping: { is: 'loading' },
    conflict: null,
    history: null,
    handedIn: null,

    async load() {
      set({ mapping: { is: 'loading' }, conflict: null, history: null });
      await loadLast();
    },

    async loadTaken() {
      const { mapping, handedIn } = get();
      if (mapping.is === 'there' && mapping.draft !== handedIn && isEdited(mapping.draft, mapping.saved)) return;
      await get().load();
    },

    async loadHistory() {
      const outcome = await asked(() => ask('eventMappingHistory', undefined));
      set(outcome.ok ? { history: outcome.value } : { mapping: { is: 'failed', problem: outcome.problem } });
    },

    change: (key, row) => edit((draft) => draft.map((one) => (one.key === key ? { ...one, ...row } : one))),
    add() {
      added += 1;
      edit((draft) => addRow(draft, `added ${added}`));
    },
    remove: (key) => edit((draft) => draft.filter((row) => row.key !== key)),
    take: (saved) => set({ mapping: { is: 'there', saved, draft: draftOf(saved) }, conflict: null }),
    keepMine(saved) {
      const { mapping } = get();
      if (mapping.is === 'there') set({ mapping: { ...mapping, saved }, conflict: null });
    },

    save: () => settle(({ revision }, draft) => handIn('saveEventMapping', { revision, rows: rowsOf(draft) })),
    restore: (to) => settle(({ revision }) => handIn('restoreEventMapping', { revision, to })),
  };
});

async function sent(send: () => Promise<MappingSaving>): Promise<MappingSaving> {
  const outcome = await asked(async () => ({ ok: true, value: await send() }));
  return outcome.ok ? outcome.value : { state: 'failed', problem: outcome.problem };
}
