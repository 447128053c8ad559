export { isAbsence, type OpenDatabase, openDatabase } from './connection.ts';
export type { Tables } from './tables.ts';
export { storableJson, storableText } from './values.ts';
