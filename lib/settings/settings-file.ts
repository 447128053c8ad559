import * as z from 'zod/mini';
import { AlertSettings, alertSettings } from './alert-settings.ts';
import { Display } from './display.ts';
import { Look, look } from './look.ts';
import { PanelColumns, savedPanelColumns, savePanelColumns } from './panel-columns.ts';
import { changeDisplay, savedDisplay } from './saved-display.ts';

const format = 'appsprint-companion-settings';

/**
 * Everything a person has chosen, as it is carried from one browser to another. The connection is not part of it: its access
 * token never leaves the browser.
 */
export const AllSettings = z.object({
  display: Display,
  panelColumns: z.nullable(PanelColumns),
  look: Look,
  alerts: AlertSettings,
});
export type AllSettings = z.infer<typeof AllSettings>;

const SettingsFile = z.extend(AllSettings, { format: z.literal(format), version: z.literal(1) });

export async function allSettings(): Promise<AllSettings> {
  const [display, panelColumns, looks, alerts] = await Promise.all([
    savedDisplay(),
    savedPanelColumns(),
    look.read(),
    alertSettings.read(),
  ]);
  return { display, panelColumns: panelColumns && [...panelColumns], look: looks, alerts };
}

/** Replaces everything a person has chosen. Columns of the panel that nobody chose stay as they are. */
export async function applySettings({ display, panelColumns, look: looks, alerts }: AllSettings): Promise<void> {
  await Promise.all([
    changeDisplay(display),
    panelColumns === null ? undefined : savePanelColumns(panelColumns),
    look.write(looks),
    alertSettings.write(alerts),
  ]);
}

/** The text of a settings file. */
export function settingsFileText(settings: AllSettings): string {
  return `${JSON.stringify({ format, version: 1, ...settings }, null, 2)}\n`;
}

/** What a settings file holds, or why it cannot be used. */
export type SettingsReading =
  | { readonly state: 'read'; readonly settings: AllSettings }
  | { readonly state: 'no-json' }
  | { readonly state: 'other-file' }
  /** The part that cannot be used, such as `alerts.quietHours.from`. */
  | { readonly state: 'wrong'; readonly part: string };

/** Reads the text of a settings file; nothing of it is used unless all of it can be. */
export function readSettingsFile(text: string): SettingsReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { state: 'no-json' };
    throw error;
  }
  const file = z.safeParse(SettingsFile, json);
  if (file.success) {
    const { format: _, version: __, ...settings } = file.data;
    return { state: 'read', settings };
  }
  const parts = file.error.issues.map(({ path }) => path.join('.'));
  if (parts.some((part) => part === '' || part === 'format' || part === 'version')) return { state: 'other-file' };
  return { state: 'wrong', part: parts[0] ?? '' };
}

/** The parts in which two differ. */
export function changedParts(one: AllSettings, other: AllSettings): (keyof AllSettings)[] {
  const parts = Object.keys(AllSettings.shape) as (keyof AllSettings)[];
  return parts.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
}
