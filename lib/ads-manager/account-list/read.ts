import { entityIdOf } from '../ids.ts';
import type { ListRow, ListTable } from '../view.ts';
import type { AccountListAnchors } from './anchors.ts';

/** The list of ad accounts in Business Center: the id of a row is its advertiser's. Without rows while it loads, or where it is not understood. */
export interface AccountListView {
  readonly surface: 'accounts';
  readonly tables: readonly ListTable[];
}

/** Each account shows "ID: <19 digits>" (public source, 2026); a 16-digit advertiser is known too. */
const idLine = /^ID\s*[:：]\s*(\d{15,20})$/;

/** Reads the list of ad accounts. Null for every other address. */
export function readAccountList(
  document: Document,
  address: URL,
  { paths, selectors }: AccountListAnchors,
): AccountListView | null {
  if (!isAccountListAddress(address, paths)) return null;
  const tables = [...document.querySelectorAll(selectors.table)].map((element) => {
    const all = [...element.querySelectorAll(selectors.row)];
    const rows = all.flatMap((row) => readRow(row, selectors.cell) ?? []);
    return { element, rows, hasUnread: rows.length < all.length };
  });
  return { surface: 'accounts', tables };
}

/** Whether an address is that of the list, however it is built. */
export function isAccountListAddress({ host, pathname }: URL, paths: AccountListAnchors['paths']): boolean {
  return host === 'business.tiktok.com' && paths.some((path) => pathname === path || pathname === `${path}/`);
}

/** An account, from a row with exactly one cell that shows exactly one ID. */
function readRow(row: Element, cell: string): ListRow | null {
  const cells = [...row.querySelectorAll(cell)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  const withIds = cells.flatMap((element) => {
    const lines = linesOf(element);
    return lines.flatMap((line) => {
      const id = idLine.exec(line)?.[1];
      return id === undefined ? [] : [{ element, id, name: lines.find((other) => other !== line) ?? '' }];
    });
  });
  const [found] = withIds;
  const id = entityIdOf(found?.id);
  if (found === undefined || withIds.length > 1 || id === null) return null;
  const right = (element: Element) => element.getBoundingClientRect().right;
  const lastCell = cells.reduce((last, element) => (right(element) > right(last) ? element : last), found.element);
  return { id, name: found.name, nameCell: found.element, lastCell };
}

function linesOf(element: Element): string[] {
  const text = element instanceof HTMLElement ? element.innerText : '';
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}
