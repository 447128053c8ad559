import * as z from 'zod/mini';
import { AdvertiserId, EntityId } from './ids.ts';
import { ReportingState } from './integration.ts';
import { SaidByApi } from './sentences.ts';
import { Count, CurrencyCode, Day, Instant, Level, Money } from './values.ts';

/** Query of `GET .../audit`: the days whose spend is counted as at risk, in the advertiser's time zone. */
export const AuditQuery = z
  .object({ from: Day, to: Day })
  .check(z.refine(({ from, to }) => from <= to, { path: ['to'], error: 'the last day lies before the first day' }));

/** One campaign, ad group or ad with the fault. `firstSeenAt` is null of what the audit that ran last did not know yet. */
export const AuditedObject = z.object({
  level: Level,
  id: EntityId,
  name: z.string(),
  campaignId: EntityId,
  campaignName: z.string(),
  adgroupId: z.nullable(EntityId),
  seen: z.string(),
  shouldBe: z.string(),
  whatToDo: z.string(),
  /** The same three for other languages. */
  said: z.optional(z.object({ seen: SaidByApi, shouldBe: SaidByApi, whatToDo: SaidByApi })),
  /** The right value to paste; null where there is none. */
  copy: z.nullable(z.string()),
  firstSeenAt: z.nullable(Instant),
  /** What its ads spent in the window; null where TikTok's figures are not loaded. */
  spend: z.nullable(Money),
});
export type AuditedObject = z.infer<typeof AuditedObject>;

/** A fault and everything that has it. `rule` names the help page; `code` is the kind of fault among those of its rule. */
export const AuditFinding = z.object({
  rule: z.string(),
  title: z.string(),
  code: z.string(),
  severity: z.enum(['bad', 'warn']),
  objects: z.array(AuditedObject),
  /** What the ads concerned spent in the window; null where TikTok's figures are not loaded. */
  spendAtRisk: z.nullable(Money),
});
export type AuditFinding = z.infer<typeof AuditFinding>;

/** What a rule could not say, and of how many objects. */
export const AuditGap = z.object({
  rule: z.string(),
  title: z.string(),
  reason: z.string(),
  /** The same reason for other languages. */
  said: z.optional(SaidByApi),
  objects: Count,
});

/** Answer of `GET .../audit`. */
export const AuditAnswer = z.object({
  advertiserId: AdvertiserId,
  window: z.object({ from: Day, to: Day, timeZone: z.string() }),
  currency: CurrencyCode,
  checked: z.object({ campaigns: Count, adgroups: Count, ads: Count }),
  findings: z.array(AuditFinding),
  unverified: z.array(AuditGap),
  /** Of every ad that anything bad is found of, each counted once. */
  spendAtRisk: z.nullable(Money),
  /** When the audit last ran over what TikTok listed; null: never yet. */
  lastRunAt: z.nullable(Instant),
  reporting: ReportingState,
});
export type AuditAnswer = z.infer<typeof AuditAnswer>;
