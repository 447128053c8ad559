import { create } from 'zustand';
import type { MetricName } from '#lib/metrics';
import { columnPresets } from '#lib/performance';
import { savedPanelColumns, savePanelColumns } from '#lib/settings';

interface ColumnsStore {
  readonly columns: readonly MetricName[];
  load(): Promise<void>;
  choose(columns: readonly MetricName[]): Promise<void>;
}

/** The panel's columns and their order, as they were chosen last. */
export const useColumns = create<ColumnsStore>()((set) => ({
  columns: columnPresets.essential,
  async load() {
    const saved = await savedPanelColumns();
    if (saved !== null) set({ columns: saved });
  },
  async choose(columns) {
    set({ columns });
    await savePanelColumns(columns);
  },
}));
