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

/**
 * Runs `take` whenever the background says that other things are to be shown in this tab. Gives back how to end it. Only
 * this extension can send messages to its content scripts, and it has checked what it read.
 */
export function onTold(take: (settings: TabSettings) => void): () => void {
  return wire.onMessage(name, ({ data }) => take(data as TabSettings));
}
