import type { ColumnType } from 'kysely';

/** JSON is written as text made by `storableJson` and read as a parsed value. */
export type Json = ColumnType<unknown, string, string>;
/** Exact decimals are text on both ways. */
export type Decimal = string;
/** `YYYY-MM-DD`. */
export type DayText = string;
