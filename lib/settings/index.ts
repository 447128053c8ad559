export { apiAddressOf, type Connection, forgetConnection, saveConnection, savedConnection } from './connection.ts';
export { Columns, Display, defaultDisplay, LevelColumns, mostColumns } from './display.ts';
export { savedPanelColumns, savePanelColumns } from './panel-columns.ts';
export { changeDisplay, savedDisplay } from './saved-display.ts';
