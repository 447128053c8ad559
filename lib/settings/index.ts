export { apiAddressOf, type Connection, forgetConnection, saveConnection, savedConnection } from './connection.ts';
export { defaultDisplay } from './default-display.ts';
export { Columns, Display, LevelColumns, mostColumns } from './display.ts';
export { changeDisplay, savedDisplay } from './saved-display.ts';
