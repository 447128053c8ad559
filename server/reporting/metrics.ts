import type { Kysely, Selectable } from 'kysely';
import { AdvertiserId, EntityId, type MetricRow, type MetricsAnswer } from '#lib/appsprint/contract';
import { dayIn } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { type Handlers, Problem } from '../http/index.ts';
import { covers, readCoverage, worthAsking } from './coverage.ts';
import { type DaysContext, daysOfRows, daysOfTotals } from './days.ts';
import { readFacts } from './facts.ts';
import { checkWindow, type Selection, selectionOf } from './question.ts';
import { addSums, metricRowOf, totalsOf } from './rows.ts';

/** Rows in one answer; fewer where each has its days. */
const pageSize = 1000;
const pageSizeWithDays = 200;

export interface MetricsEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  /** Asks for TikTok's figures back to a day, because a window reaches where they are not loaded. */
  readonly requestFigures: (appId: string, earliest: string) => void;
}

type AdvertiserRow = Selectable<Tables['advertiser']>;

async function chosenAdvertiser(database: Kysely<Tables>, appId: string): Promise<AdvertiserRow> {
  const advertiser = await database.selectFrom('advertiser').selectAll().where('app_id', '=', appId).executeTakeFirst();
  if (advertiser !== undefined) return advertiser;
  throw new Problem(
    409,
    'advertiser_not_selected',
    'No advertiser is chosen for this app. Connect TikTok Ads and choose the advertiser first.',
  );
}

/** A question whose advertiser is known. */
interface Context extends DaysContext {
  /** Whether the reported figures of the window can be summed. */
  readonly isLoaded: boolean;
  readonly selection: Selection;
  readonly withDays: boolean;
}

const everything: Selection = { ids: null, within: null, isWantedName: () => true };

/** The rows of campaigns, ad groups or ads that are selected. Everything lies below the advertiser itself. */
async function selectedRows(
  { database, query, currency, isLoaded }: Context,
  { ids, within, isWantedName }: Selection,
): Promise<MetricRow[]> {
  const inside = within?.includes(query.advertiserId) ? null : within;
  const facts = await readFacts(database, { ...query, ids, within: inside });
  return facts.filter(({ name }) => isWantedName(name)).map((one) => metricRowOf(one, currency, isLoaded));
}

function isSelected({ ids, within, isWantedName }: Selection, { advertiser_id: id, name }: AdvertiserRow): boolean {
  return (ids?.includes(id) ?? true) && (within?.includes(id) ?? true) && isWantedName(name);
}

type Selected = Pick<MetricsAnswer, 'rows' | 'totals'> & { readonly nextCursor: string | null };

/** One row: the sums of all campaigns. */
async function ofAdvertiser(context: Context, advertiser: AdvertiserRow): Promise<Selected> {
  const { currency, isLoaded, withDays } = context;
  if (!isSelected(context.selection, advertiser))
    return { rows: [], totals: totalsOf([], currency, isLoaded), nextCursor: null };
  const campaigns = await selectedRows(context, everything);
  const days = withDays ? { days: await daysOfTotals(context, campaigns) } : {};
  const row = {
    id: EntityId.parse(advertiser.advertiser_id),
    name: advertiser.name,
    ...addSums(campaigns, currency, isLoaded),
    ...days,
  };
  return { rows: [row], totals: { ...totalsOf([row], currency, isLoaded), ...days }, nextCursor: null };
}

/** Rows of campaigns, ad groups or ads, one page of them. */
async function ofLevel(context: Context, cursor: string | undefined): Promise<Selected> {
  const { currency, isLoaded, withDays } = context;
  const all = await selectedRows(context, context.selection);
  const rest = cursor === undefined ? all : all.filter((row) => row.id > cursor);
  const rows = rest.slice(0, withDays ? pageSizeWithDays : pageSize);
  const nextCursor = rest.length > rows.length ? (rows.at(-1)?.id ?? null) : null;
  const totals = totalsOf(all, currency, isLoaded);
  if (!withDays) return { rows, totals, nextCursor };
  const days = await daysOfRows(context, rows);
  return {
    rows: rows.map((row) => ({ ...row, days: days.get(row.id) ?? [] })),
    totals: { ...totals, days: await daysOfTotals(context, all) },
    nextCursor,
  };
}

/** Handler of the metrics route: rows by id, a page at a time, and the totals of everything the query selects. */
export function metricsHandler(edges: MetricsEdges): Pick<Handlers, 'metrics'> {
  const { database, clock } = edges;
  return {
    async metrics({ params: { appId }, query }) {
      checkWindow(query);
      const selection = selectionOf(query);
      const advertiser = await chosenAdvertiser(database, appId);
      const { advertiser_id: advertiserId, time_zone: timeZone, currency } = advertiser;
      const coverage = await readCoverage(database, appId, advertiserId);
      if (worthAsking(coverage, query.from, dayIn(timeZone, clock.now()))) edges.requestFigures(appId, query.from);
      const isLoaded = covers(coverage, query.from);
      const { level, from, to } = query;
      const context: Context = {
        database,
        query: { appId, advertiserId, level: level === 'advertiser' ? 'campaign' : level, from, to, timeZone },
        currency,
        isLoaded,
        loadedThrough: isLoaded ? coverage.through : null,
        selection,
        withDays: query.breakdown === 'day',
      };
      const { rows, totals, nextCursor } = await (level === 'advertiser'
        ? ofAdvertiser(context, advertiser)
        : ofLevel(context, query.cursor));
      const data: MetricsAnswer = {
        advertiserId: AdvertiserId.parse(advertiserId),
        level,
        window: { from, to, timeZone },
        currency,
        rows,
        totals,
        freshness: { attributedAt: clock.now().toISOString(), reporting: coverage.state },
      };
      return { data, nextCursor };
    },
  };
}
