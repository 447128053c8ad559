import type { AdvertiserId } from '#lib/appsprint/contract';
import { advertiserIdOf } from '../ids.ts';
import type { AccountListAnchors } from './anchors.ts';

/** One ad account that the page shows right now. */
export interface AccountRow {
  readonly advertiserId: AdvertiserId;
  readonly name: string;
  /** The cell with the account's name and ID. */
  readonly nameCell: Element;
  /** The cell whose right edge is furthest right. */
  readonly lastCell: Element;
}

/** The list of ad accounts in Business Center; without rows while it loads, or where it is not understood. */
export interface AccountListView {
  readonly surface: 'accounts';
  readonly tables: readonly { readonly element: Element; readonly rows: readonly AccountRow[] }[];
}

/** Each account shows "ID: <19 digits>" (public source, 2026); a 16-digit advertiser is known too. */
const idLine = /^ID\s*[:：]\s*(\d{15,20})$/;

/** Reads the list of ad accounts. Null for every other address. */
export function readAccountList(
  document: Document,
  address: URL,
  { paths, selectors }: AccountListAnchors,
): AccountListView | null {
  const isHere = paths.some((path) => address.pathname === path || address.pathname === `${path}/`);
  if (address.host !== 'business.tiktok.com' || !isHere) return null;
  const tables = [...document.querySelectorAll(selectors.table)].map((element) => ({
    element,
    rows: [...element.querySelectorAll(selectors.row)].flatMap((row) => readRow(row, selectors.cell) ?? []),
  }));
  return { surface: 'accounts', tables };
}

/** An account, from a row with exactly one cell that shows exactly one ID. */
function readRow(row: Element, cell: string): AccountRow | null {
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
  const advertiserId = advertiserIdOf(found?.id);
  if (found === undefined || withIds.length > 1 || advertiserId === null) return null;
  const right = (element: Element) => element.getBoundingClientRect().right;
  const lastCell = cells.reduce((last, element) => (right(element) > right(last) ? element : last), found.element);
  return { advertiserId, name: found.name, nameCell: found.element, lastCell };
}

function linesOf(element: Element): string[] {
  const text = element instanceof HTMLElement ? element.innerText : '';
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}
