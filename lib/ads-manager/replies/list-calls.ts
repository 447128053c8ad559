import * as z from 'zod/mini';
import { AdvertiserId, EntityId, Level } from '#lib/appsprint/contract';
import type { PageCall } from '#lib/page-replies';
import type { ListReplyAnchors } from '../anchors/list-replies.ts';
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

const Filters = z.array(
  z.object({ field: z.string(), in_field_values: z.optional(z.array(z.union([z.string(), z.number()]))) }),
);
const Limits = z.object({
  st: z.string(),
  et: z.string(),
  keyword: z.optional(z.nullable(z.string())),
  filters: z.optional(z.nullable(Filters)),
});
/** The keys of a list request stand in `common_req` or, in an older form, flat (public sources, 2025-01 to 2026-05). */
const Request = z.union([z.object({ common_req: Limits }), Limits]);

const Reply = z.object({
  code: z.literal(0),
  data: z.object({
    table: z.array(z.record(z.string(), z.unknown())).check(z.maxLength(5_000)),
    pagination: z.optional(z.object({ total_count: z.int().check(z.nonnegative()) })),
  }),
});
/** A refusal carries no rows, so nothing is missed where it is not understood. */
const Refusal = z.object({ code: z.int().check(z.refine((code) => code !== 0)) });

/** The level whose list a path asks for, or null where it asks for something else. */
export function levelOfPath(path: string, { paths }: ListReplyAnchors): Level | null {
  return Level.options.find((level) => paths[level].some((piece) => path.includes(piece))) ?? null;
}

/** What a list call of the page asks and was replied; null where the call is for something else. */
export function listCallOf(call: PageCall, anchors: ListReplyAnchors): ListCall | null {
  const level = levelOfPath(call.path, anchors);
  if (level === null) return null;
  const advertiser = z.safeParse(AdvertiserId, call.advertiser);
  const reply = call.state === 'answered' ? listReplyOf(call.reply, level, anchors) : null;
  return {
    level,
    advertiserId: advertiser.success ? advertiser.data : null,
    question: questionOf(call.request),
    state: call.state === 'answered' && reply === 'not-understood' ? 'unreadable' : call.state,
    reply: reply === 'not-understood' ? null : reply,
  };
}

function listReplyOf(reply: unknown, level: Level, anchors: ListReplyAnchors): ListReply | 'not-understood' {
  if (z.safeParse(Refusal, reply).success) return { rows: [], rowCount: null };
  const parsed = z.safeParse(Reply, reply);
  if (!parsed.success) return 'not-understood';
  const { table, pagination } = parsed.data.data;
  const rows = table.flatMap((row): RepliedRow[] => {
    const name = firstText(row, anchors.nameFields[level]);
    return name === null ? [] : [{ id: idOf(row, anchors.idFields[level]), name }];
  });
  return rows.length < table.length ? 'not-understood' : { rows, rowCount: pagination?.total_count ?? null };
}

function firstText(row: Readonly<Record<string, unknown>>, fields: readonly string[]): string | null {
  const text = fields.map((field) => row[field]).find((value) => typeof value === 'string');
  return typeof text === 'string' ? text : null;
}

/** Ids of 15 digits fit a number and arrive as one; longer ones are text after the id-safe parser. */
function idOf(row: Readonly<Record<string, unknown>>, fields: readonly string[]): EntityId | null {
  const value = fields.map((field) => row[field]).find((found) => found !== undefined);
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof digits === 'string' && /^\d{15,19}$/.test(digits) ? EntityId.parse(digits) : null;
}

function questionOf(request: unknown): ListQuestion | null {
  const parsed = z.safeParse(Request, request);
  if (!parsed.success) return null;
  const { st, et, keyword, filters } = 'common_req' in parsed.data ? parsed.data.common_req : parsed.data;
  return listQuestion(
    { from: st, to: et },
    keyword ?? '',
    (filters ?? []).map(({ field, in_field_values = [] }) => ({ field, values: in_field_values.map(String) })),
  );
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
