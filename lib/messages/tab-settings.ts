import { metricTitles } from '#lib/metrics';
import type { LevelColumns } from '#lib/settings';
import { wire } from './ask.ts';

/** What is to be shown in one tab. */
export interface TabSettings {
  readonly columns: LevelColumns;
  /** Whether nothing is shown, and how far that reaches. */
  readonly paused: 'tab' | 'everywhere' | null;
  readonly readReplies: boolean;
}

const name = 'tabSettingsChanged';

/** Tells the content script of a tab what is to be shown there from now on. */
export async function tellTab(tabId: number, settings: TabSettings): Promise<void> {
  await wire.sendMessage(name, settings, tabId);
}

/** Runs `take` whenever the background says that other things are to be shown in this tab. Gives back how to end it. */
export function onTold(take: (settings: TabSettings) => void): () => void {
  return wire.onMessage(name, ({ data }) => {
    if (isTabSettings(data)) take(data);
  });
}

/** Checked by hand, because a schema would weigh more than all the rest of the message in a content script. */
function isTabSettings(data: unknown): data is TabSettings {
  if (typeof data !== 'object' || data === null) return false;
  const { columns, paused, readReplies } = data as Partial<Record<keyof TabSettings, unknown>>;
  return (
    areLevelColumns(columns) &&
    (paused === null || paused === 'tab' || paused === 'everywhere') &&
    typeof readReplies === 'boolean'
  );
}

function areLevelColumns(columns: unknown): columns is LevelColumns {
  if (typeof columns !== 'object' || columns === null) return false;
  const { campaign, adgroup, ad } = columns as Partial<Record<keyof LevelColumns, unknown>>;
  return [campaign, adgroup, ad].every(
    (metrics) =>
      Array.isArray(metrics) &&
      metrics.length > 0 &&
      metrics.every((metric) => typeof metric === 'string' && Object.hasOwn(metricTitles, metric)),
  );
}
