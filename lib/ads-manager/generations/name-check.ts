import { plainText } from '../replies/index.ts';
import type { GenerationName, HealthEvent, ListRow } from '../view.ts';
import type { ListContext } from './list-generation.ts';

/**
 * Rows whose id and name agree with the page's own replies, as far as there are any. Where the two signals disagree the row
 * is left out: a blank is better than the number of another row. An id that was never replied for this level is that of
 * something else which the row names, such as the campaign of an ad group.
 */
export function agreeingRows(
  rows: readonly ListRow[],
  generation: GenerationName,
  { replies, level, advertiserId }: ListContext,
): { readonly rows: readonly ListRow[]; readonly health: readonly HealthEvent[] } {
  const known = replies.rowNames(level, advertiserId);
  const agreeing = rows.filter(({ id, name }) => {
    const names = known.namesOf(id);
    if (names.length === 0) return !known.knowsRows;
    return name === '' || names.some((replied) => showsName(plainText(name), replied));
  });
  if (agreeing.length === rows.length) return { rows, health: [] };
  const detail = `${rows.length - agreeing.length} of ${rows.length} rows`;
  return {
    rows: agreeing,
    health: [{ feature: 'list rows', reading: 'row name', problem: 'disagreement', generation, detail }],
  };
}

/** A page may cut a long name off, and put a badge or a control beside it. */
function showsName(shown: string, name: string): boolean {
  return shown.includes(name) || (shown.endsWith('…') && name.startsWith(shown.slice(0, -1)));
}
