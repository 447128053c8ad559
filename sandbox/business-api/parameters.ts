import * as z from 'zod/mini';
import { code, Refusal } from './answer.ts';

/** A query parameter that holds JSON, such as `dimensions=["campaign_id"]`. */
export function jsonText<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text, context) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          context.issues.push({ code: 'custom', message: 'not valid JSON', input: text });
          return z.NEVER;
        }
      }),
    ),
    schema,
  );
}

/** An id: a text of digits. */
export const Id = z.string('not a valid string').check(z.regex(/^\d{1,20}$/, 'not a valid id'));

/** A calendar day, `YYYY-MM-DD`. */
export const Day = z.iso.date('not a valid date');

/** `page` and `page_size`, 10 rows unless asked for more. */
export function paging(maxPageSize: number) {
  return {
    page: z._default(z.coerce.number().check(z.int(), z.gte(1, 'must be 1 or more')), 1),
    page_size: z._default(
      z.coerce
        .number()
        .check(z.int(), z.gte(1, 'must be 1 or more'), z.lte(maxPageSize, `must be ${maxPageSize} or less`)),
      10,
    ),
  };
}

/** Reads `input` by `schema`. @throws {Refusal} 40002 in the form of TikTok's seen message, naming the first wrong field. */
export function readParameters<T extends z.ZodMiniType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  // "Invalid value for FIELD: not a valid string." is TikTok's form (stape-io/tiktok-tag issue 10); other reasons are ours.
  const path = issue?.path ?? [];
  const withinItem = path.slice(path.findLastIndex((step) => typeof step === 'number') + 1);
  const field = withinItem.length === 0 ? (path[0] ?? 'request') : withinItem.join('.');
  throw new Refusal(code.invalidParameter, `Invalid value for ${String(field)}: ${issue?.message ?? 'not valid'}.`);
}

/** One page of `rows` with TikTok's `page_info`. */
export function onePage<T>(rows: readonly T[], { page, page_size }: { page: number; page_size: number }) {
  return {
    rows: rows.slice((page - 1) * page_size, page * page_size),
    page_info: {
      page,
      page_size,
      total_number: rows.length,
      total_page: Math.ceil(rows.length / page_size),
    },
  };
}
