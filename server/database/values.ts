import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

/**
 * How PostgreSQL's values reach us: instants as Date, days and decimals as the exact text, 64-bit counts as number
 * (counts only; an id is text everywhere). `pg` would turn a day into a Date of the server's own time zone.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    switch (oid) {
      case builtins.DATE:
        return (text: string) => text;
      case builtins.INT8:
        return Number;
      default:
        return getTypeParser(oid, format);
    }
  },
};

/** Text that PostgreSQL can store: no NUL and no half of a surrogate pair. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

const unstorableEscape = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;
/** The same in the name of a field; an even number of backslashes before it is ordinary text. */
const unstorableEscapes = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/**
 * JSON text that PostgreSQL can store. JSON allows NUL and half surrogate pairs in texts and names, PostgreSQL refuses
 * both, and an SDK that meets a server error sends the same batch for ever.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!unstorableEscape.test(text)) return text;
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  ).replace(unstorableEscapes, '$1');
}
