export {
  AlertCause,
  AlertSettings,
  alertCauses,
  alertSettings,
  type QuietHours,
  Targets,
} from './alert-settings.ts';
export { auditSeen } from './audit-seen.ts';
export { apiAddressOf, type Connection, forgetConnection, saveConnection, savedConnection } from './connection.ts';
export { defaultDisplay } from './default-display.ts';
export { Columns, Display, LevelColumns, mostColumns } from './display.ts';
export { changeLook, type Language, Look, languageNames, languages, look } from './look.ts';
export { savedPanelColumns, savePanelColumns } from './panel-columns.ts';
export { changeDisplay, savedDisplay } from './saved-display.ts';
export { createSetting, type Setting } from './setting.ts';
export {
  AllSettings,
  allSettings,
  applySettings,
  changedParts,
  readSettingsFile,
  type SettingsReading,
  settingsFileText,
} from './settings-file.ts';
