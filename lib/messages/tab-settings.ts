import * as z from 'zod/mini';
import { LevelColumns } from '#lib/settings';
import { wire } from './ask.ts';

/** What is to be shown in one tab. */
export const TabSettings = z.object({
  columns: LevelColumns,
  /** Whether nothing is shown, and how far that reaches. */
  paused: z.nullable(z.enum(['tab', 'everywhere'])),
  readReplies: z.boolean(),
});
export type TabSettings = z.infer<typeof TabSettings>;

const name = 'tabSettingsChanged';

/** Tells the content script of a tab what is to be shown there from now on. */
export async function tellTab(tabId: number, settings: TabSettings): Promise<void> {
  await wire.sendMessage(name, settings, tabId);
}

/** Runs `take` whenever the background says that other things are to be shown in this tab. Gives back how to end it. */
export function onTold(extensionId: string, take: (settings: TabSettings) => void): () => void {
  return wire.onMessage(name, ({ data, sender }) => {
    const settings = z.safeParse(TabSettings, data);
    if (sender.id !== extensionId || !settings.success) return;
    take(settings.data);
  });
}
