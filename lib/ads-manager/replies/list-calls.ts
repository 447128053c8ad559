import type { AdvertiserId, EntityId, Level } from '#lib/appsprint/contract';
import type { PageCall } from '#lib/page-replies';
import type { ListReplyAnchors } from '../anchors/index.ts';
import { advertiserIdOf, entityIdOf } from '../ids.ts';
import type { RepliedRow } from './row-names.ts';

/** What limits the rows of a list call: the same text means the same set of rows. */
export type ListQuestion = string;

/** A list reply of the page, as far as it was understood. */
export interface ListReply {
  readonly rows: readonly RepliedRow[];
  /** Rows of the whole filtered set; null where the reply does not say. */
  readonly rowCount: number | null;
}

/** One call of the page for a list of rows. */
export interface ListCall {
  readonly level: Level;
  readonly advertiserId: AdvertiserId | null;
  /** Null where the request could not be read. */
  readonly question: ListQuestion | null;
  readonly state: PageCall['state'];
  /** Null unless a reply came and was understood. */
  readonly reply: ListReply | null;
}

const levels: readonly Level[] = ['campaign', 'adgroup', 'ad'];
/** Rows of one reply that are read at most; the page shows at most 1,000. */
const mostRows = 5_000;

/** The level whose list a path asks for, or null where it asks for something else. */
export function levelOfPath(path: string, { paths }: ListReplyAnchors): Level | null {
  return levels.find((level) => paths[level].some((piece) => path.includes(piece))) ?? null;
}

/** What a list call of the page asks and was replied; null where the call is for something else. */
export function listCallOf(call: PageCall, anchors: ListReplyAnchors): ListCall | null {
  const level = levelOfPath(call.path, anchors);
  if (level === null) return null;
  const reply = call.state === 'answered' ? listReplyOf(call.reply, level, anchors) : null;
  return {
    level,
    advertiserId: advertiserIdOf(call.advertiser),
    question: questionOf(call.request),
    state: call.state === 'answered' && reply === 'not-understood' ? 'unreadable' : call.state,
    reply: reply === 'not-understood' ? null : reply,
  };
}

/** `{code: 0, data: {table, pagination: {total_count}}}` (eight public sources, 2025-01 to 2026-05). */
function listReplyOf(reply: unknown, level: Level, anchors: ListReplyAnchors): ListReply | 'not-understood' {
  if (!isGroup(reply)) return 'not-understood';
  // A refusal carries no rows, so nothing is missed.
  if (typeof reply.code === 'number' && reply.code !== 0) return { rows: [], rowCount: null };
  const table = isGroup(reply.data) ? reply.data.table : null;
  if (!Array.isArray(table) || table.length > mostRows) return 'not-understood';
  const rows = table.flatMap((row: unknown): RepliedRow[] => {
    const name = isGroup(row) ? firstText(row, anchors.nameFields[level]) : null;
    return isGroup(row) && name !== null ? [{ id: idOf(row, anchors.idFields[level]), name }] : [];
  });
  return rows.length < table.length ? 'not-understood' : { rows, rowCount: rowCountOf(reply.data) };
}

function rowCountOf(data: unknown): number | null {
  const pagination = isGroup(data) ? data.pagination : null;
  const count = isGroup(pagination) ? pagination.total_count : null;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstText(row: Readonly<Record<string, unknown>>, fields: readonly string[]): string | null {
  const text = fields.map((field) => row[field]).find((value) => typeof value === 'string');
  return typeof text === 'string' ? text : null;
}

/** Ids of 15 digits fit a number and arrive as one; longer ones are text after the id-safe parser. */
function idOf(row: Readonly<Record<string, unknown>>, fields: readonly string[]): EntityId | null {
  const value = fields.map((field) => row[field]).find((found) => found !== undefined);
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof digits === 'string' && /^\d{15,19}$/.test(digits) ? entityIdOf(digits) : null;
}

/** The keys of a list request stand in `common_req` or, in an older form, flat (public sources, 2025-01 to 2026-05). */
function questionOf(request: unknown): ListQuestion | null {
  const limits = isGroup(request) && isGroup(request.common_req) ? request.common_req : request;
  if (!isGroup(limits) || typeof limits.st !== 'string' || typeof limits.et !== 'string') return null;
  const filters = Array.isArray(limits.filters) ? limits.filters : [];
  const understood = filters.flatMap((filter: unknown) =>
    isGroup(filter) && typeof filter.field === 'string' && Array.isArray(filter.in_field_values ?? [])
      ? { field: filter.field, values: ((filter.in_field_values ?? []) as unknown[]).map(String) }
      : [],
  );
  const search = typeof limits.keyword === 'string' ? limits.keyword : '';
  return understood.length < filters.length
    ? null
    : listQuestion({ from: limits.st, to: limits.et }, search, understood);
}

/** The text that a list call and an address share when they are about the same rows. */
export function listQuestion(
  window: { readonly from: string; readonly to: string },
  search: string,
  filters: readonly { readonly field: string; readonly values: readonly string[] }[],
): ListQuestion {
  const sorted = filters.map(({ field, values }) => [field, ...values.toSorted()].join(' ')).toSorted();
  return JSON.stringify([window.from, window.to, search, sorted]);
}
