import * as z from 'zod/mini';
import { metricNames } from '#lib/metrics';

/** Most metrics a row of a list shows. */
export const mostColumns = 6;

/** The metrics a list shows, in their order. */
export const Columns = z.array(z.enum(metricNames)).check(
  z.minLength(1),
  z.maxLength(mostColumns),
  z.refine((metrics) => new Set(metrics).size === metrics.length, 'a metric is shown once'),
);
export type Columns = z.infer<typeof Columns>;

/** The columns of each level. */
export const LevelColumns = z.object({ campaign: Columns, adgroup: Columns, ad: Columns });
export type LevelColumns = z.infer<typeof LevelColumns>;

/** What is shown over Ads Manager. */
export const Display = z.object({
  columns: LevelColumns,
  /** Nothing is shown in any tab. */
  paused: z.boolean(),
  /** Copies of the page's own list replies help to tell rows apart; without them some lists show no figures. */
  readReplies: z.boolean(),
});
export type Display = z.infer<typeof Display>;
