import * as z from 'zod/mini';
import { type Problem, problemOf } from '#lib/appsprint';
import {
  Advertiser,
  AppId,
  CurrencyCode,
  Day,
  Identity,
  Integration,
  MetricDay,
  SignalLink,
} from '#lib/appsprint/contract';
import { isFresh } from '#lib/calendar';
import type { Dated, KeptOverview, OverviewParts, Part } from '#lib/messages';
import { connectionChanged } from './freshness.ts';
import { createShelf, type StorageArea } from './shelf.ts';

type PartName = keyof OverviewParts;

/** Milliseconds for which a part is shown without asking again. */
const freshFor: Readonly<Record<PartName, number>> = {
  connection: 60_000,
  appAdvertisers: 600_000,
  accountDays: 60_000,
  signalLinks: 60_000,
  mappedEvents: 60_000,
};
const freshWhileLoading = 3_000;

const shelfName = 'overview';

const dated = <T extends z.ZodMiniType>(value: T) => z.object({ value, fetchedAt: z.number() });
const keptParts = {
  connection: dated(
    z.object({
      state: z.literal('connected'),
      apiAddress: z.string(),
      apps: Identity.shape.apps,
      appId: AppId,
      integration: Integration,
    }),
  ),
  appAdvertisers: dated(z.array(z.object({ appId: AppId, advertiser: z.nullable(Advertiser) }))),
  accountDays: dated(
    z.nullable(
      z.object({
        currency: CurrencyCode,
        timeZone: z.string(),
        today: Day,
        days: z.array(MetricDay),
        isLoading: z.boolean(),
      }),
    ),
  ),
  signalLinks: dated(z.array(SignalLink)),
  mappedEvents: dated(z.array(z.string())),
} as const satisfies { readonly [N in PartName]: z.ZodMiniType<Dated<OverviewParts[N]>> };

/** What the popup shows, kept in session storage: it is there before the background is awake, and asked for again only when it is old. */
export interface OverviewStore {
  /** The part, from memory where it is fresh, else asked for; two who want it at the same time ask once. */
  part<N extends PartName>(
    appId: AppId,
    name: N,
    ask: () => Promise<OverviewParts[N]>,
  ): Promise<Part<OverviewParts[N]>>;
  /** Forgets every part, those still on their way too. */
  forget(): Promise<void>;
}

/** @param now epoch milliseconds */
export function createOverviewStore(area: StorageArea, now: () => number): OverviewStore {
  const shelf = createShelf(area, shelfName, 1, understandOverview);
  /** Replaced when everything is forgotten: an answer to a question that is not in it any more comes too late. */
  let questions = new Map<string, Promise<Problem | null>>();

  return {
    async part(appId, name, ask) {
      const underWay = questions;
      const kept = (await shelf.read(appId))?.[name];
      if (kept !== undefined && isPartFresh(name, kept)) return { known: kept, problem: null };
      const key = `${appId} ${name}`;
      const question = underWay.get(key) ?? load(underWay, appId, name, ask);
      underWay.set(key, question);
      const problem = await question;
      underWay.delete(key);
      return { known: (await shelf.read(appId))?.[name] ?? null, problem };
    },
    forget() {
      questions = new Map();
      return shelf.empty();
    },
  };

  function isPartFresh(name: PartName, { value, fetchedAt }: Dated<OverviewParts[PartName]>): boolean {
    const isLoading = value !== null && 'isLoading' in value && value.isLoading;
    return isFresh(fetchedAt, isLoading ? freshWhileLoading : freshFor[name], now());
  }

  async function load<N extends PartName>(
    underWay: ReadonlyMap<string, unknown>,
    appId: AppId,
    name: N,
    ask: () => Promise<OverviewParts[N]>,
  ): Promise<Problem | null> {
    try {
      const value = await ask();
      if (underWay !== questions) return connectionChanged().problem;
      await shelf.change(appId, (parts) => ({ ...parts, [name]: { value, fetchedAt: now() } }));
      return null;
    } catch (error) {
      return problemOf(error);
    }
  }
}

/** What the background has kept of the app that is connected, read without waking it; null where there is nothing. */
export async function keptOverview(area: StorageArea): Promise<KeptOverview | null> {
  const [kept] = await createShelf(area, shelfName, 1, understandOverview).all();
  return kept ?? null;
}

/** The parts that can be understood; another is as if it had never been asked for. */
function understandOverview(stored: unknown): KeptOverview | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const kept: Readonly<Record<string, unknown>> = { ...stored };
  const parts = Object.entries(keptParts).flatMap(([name, schema]) => {
    const part = z.safeParse(schema, kept[name]);
    return part.success ? [[name, part.data]] : [];
  });
  return Object.fromEntries(parts) as KeptOverview;
}
