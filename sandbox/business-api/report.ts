import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { countDays, daysBetween } from '../days.ts';
import type { Window } from '../figures.ts';
import { type Access, headerText } from './access.ts';
import { code, Refusal } from './answer.ts';
import { Day, Id, jsonText, onePage, paging, readParameters } from './parameters.ts';
import { isMetric, metricTexts } from './report-metrics.ts';
import { dataLevels, type ReportFilter, type ReportRow, reportRows } from './report-rows.ts';

/** Reporting and consolidated report, in TikTok's scope list. */
const reportingScopes = [4, 44];
/** TikTok's limits of a report's span in days, both ends included. */
const maxDaysByDay = 30;
const maxDays = 365;

const IdFilter = z.object({
  field_name: z.enum(['campaign_ids', 'adgroup_ids', 'ad_ids']),
  filter_type: z.literal('IN', 'must be IN'),
  filter_value: jsonText(z.array(Id)),
});
const StatusFilter = z.object({
  field_name: z.enum(['campaign_status', 'adgroup_status', 'ad_status']),
  filter_type: z.literal('IN', 'must be IN'),
  filter_value: jsonText(z.array(z.enum(['STATUS_ALL', 'STATUS_NOT_DELETE'], 'not known to the sandbox'))),
});
/** TikTok knows more filters. An unknown one is refused, which is ours: leaving it out would answer too many rows. */
const Filter = z.discriminatedUnion('field_name', [IdFilter, StatusFilter], { error: 'not a filter of the sandbox' });

const ReportQuery = z.object({
  advertiser_id: z.optional(Id),
  advertiser_ids: z.optional(
    jsonText(z.array(Id).check(z.minLength(1, 'empty'), z.maxLength(5, 'must have 5 ids or fewer'))),
  ),
  report_type: z.literal('BASIC', 'must be BASIC'),
  // TikTok's default; other services are not part of the sandbox.
  service_type: z._default(z.literal('AUCTION', 'must be AUCTION'), 'AUCTION'),
  data_level: z.enum(Object.keys(dataLevels) as (keyof typeof dataLevels)[], 'not a data level'),
  dimensions: jsonText(z.array(z.string()).check(z.minLength(1, 'empty'))),
  metrics: z._default(jsonText(z.array(z.string().check(z.refine(isMetric, 'not a metric of the sandbox')))), [
    'spend',
    'impressions',
  ]),
  start_date: z.optional(Day),
  end_date: z.optional(Day),
  query_lifetime: z._default(z.enum(['true', 'false'], 'not a valid boolean'), 'false'),
  filtering: z.optional(jsonText(z.array(Filter))),
  ...paging(1000),
});
type ReportQuery = z.infer<typeof ReportQuery>;

const none: ReadonlySet<string> = new Set();

/** `/report/integrated/get/` for reports of the type BASIC. */
export function registerReport(server: FastifyInstance, access: Access, deletedIds: () => ReadonlySet<string>): void {
  // A world never changes, but for what is deleted, so the pages of one long report can share its rows.
  let latest: { readonly query: string; readonly rows: readonly ReportRow[] } | null = null;

  server.get('/report/integrated/get/', (request) => {
    access.checkScope(headerText(request.headers['access-token']) ?? '', reportingScopes);
    const query = readParameters(ReportQuery, request.query);
    const { page: _page, page_size: _pageSize, ...rest } = query;
    const deleted = withDeleted(query) ? none : deletedIds();
    const key = JSON.stringify([rest, [...deleted]]);
    if (latest?.query !== key) latest = { query: key, rows: allRows(query, access, deleted) };
    const { rows, page_info } = onePage(latest.rows, query);
    return { list: rows.map((row) => rowAnswer(row, query)), page_info };
  });
}

/** TikTok leaves deleted objects out unless their status is asked for. */
function withDeleted({ filtering }: ReportQuery): boolean {
  return (filtering ?? []).some(
    ({ field_name, filter_value }) => !isIdField(field_name) && filter_value.includes('STATUS_ALL'),
  );
}

function allRows(query: ReportQuery, access: Access, deleted: ReadonlySet<string>): readonly ReportRow[] {
  const byDay = isByDay(query);
  const window = windowOf(query, byDay);
  const days = byDay && window !== null ? daysBetween(window.from, window.to) : null;
  const filter = filterOf(query);
  return advertiserIds(query).flatMap((id) =>
    reportRows(access.advertiser(id), query.data_level, { ...filter, deleted }, window, days),
  );
}

function rowAnswer({ object, day, figures }: ReportRow, { data_level, metrics }: ReportQuery) {
  return {
    dimensions: { [dataLevels[data_level]]: object.id, ...(day === null ? {} : { stat_time_day: `${day} 00:00:00` }) },
    metrics: metricTexts(metrics, figures, object),
  };
}

function advertiserIds({ advertiser_id, advertiser_ids }: ReportQuery): readonly string[] {
  const ids = advertiser_id === undefined ? advertiser_ids : [advertiser_id];
  if (ids === undefined) throw wrong('advertiser_id', 'missing');
  return ids;
}

/** The id of the level, alone or with the day; other combinations of TikTok's are not part of the sandbox. */
function isByDay({ data_level, dimensions }: ReportQuery): boolean {
  const id = dataLevels[data_level];
  const rest = dimensions.filter((dimension) => dimension !== id);
  if (rest.length === dimensions.length) throw wrong('dimensions', `must hold ${id} for ${data_level}`);
  if (rest.length === 0) return false;
  if (rest.length === 1 && rest[0] === 'stat_time_day') return true;
  throw wrong('dimensions', `must be ${id}, alone or with stat_time_day`);
}

function windowOf({ start_date, end_date, query_lifetime }: ReportQuery, byDay: boolean): Window {
  if (query_lifetime === 'true') {
    if (byDay) throw wrong('dimensions', 'stat_time_day cannot go with query_lifetime');
    return null;
  }
  if (start_date === undefined) throw wrong('start_date', 'missing');
  if (end_date === undefined) throw wrong('end_date', 'missing');
  const span = countDays(start_date, end_date);
  if (span < 1) throw wrong('end_date', 'must not be before start_date');
  const limit = byDay ? maxDaysByDay : maxDays;
  if (span > limit) throw wrong('end_date', `the span must be ${limit} days or fewer`);
  return { from: start_date, to: end_date };
}

function filterOf({ filtering }: ReportQuery): ReportFilter {
  const idFilters = (filtering ?? []).filter((filter) => isIdField(filter.field_name));
  return Object.fromEntries(idFilters.map(({ field_name, filter_value }) => [field_name, new Set(filter_value)]));
}

function isIdField(field: string): boolean {
  return field === 'campaign_ids' || field === 'adgroup_ids' || field === 'ad_ids';
}

function wrong(field: string, reason: string): Refusal {
  return new Refusal(code.invalidParameter, `Invalid value for ${field}: ${reason}.`);
}
