import type { Handlers } from '#lib/messages';
import { alertSettings, allSettings, applySettings, changeLook } from '#lib/settings';

type SettingsMessage = 'changeLook' | 'alertSettings' | 'changeAlertSettings' | 'allSettings' | 'applySettings';

/** What a person chose for this browser. */
export function createSettingsHandlers(tellTabs: () => Promise<void>): Pick<Handlers, SettingsMessage> {
  return {
    changeLook,
    alertSettings: () => alertSettings.read(),
    async changeAlertSettings(chosen) {
      await alertSettings.write(chosen);
      return undefined;
    },
    allSettings,
    async applySettings(settings) {
      await applySettings(settings);
      await tellTabs();
      return undefined;
    },
  };
}
