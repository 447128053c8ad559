import * as z from 'zod/mini';
import { Day } from '#lib/appsprint/contract';
import { AlertCause, createSetting } from '#lib/settings';

/** What one app's people were told already. */
export const ToldOfApp = z.object({
  /** The newest day that each cause was told of. */
  days: z.partialRecord(AlertCause, Day),
  /** Epoch milliseconds up to which findings of the audit are known; null: none was looked at yet. */
  auditKnownUntil: z.nullable(z.number()),
});
export type ToldOfApp = z.infer<typeof ToldOfApp>;

/** By app id. */
export const Told = z.record(z.string(), ToldOfApp);
export type Told = z.infer<typeof Told>;

export const nothingTold: ToldOfApp = { days: {}, auditKnownUntil: null };

/** Kept, so that a worker that was ended tells nothing twice. */
export const told = createSetting('alertsTold', Told, {});
