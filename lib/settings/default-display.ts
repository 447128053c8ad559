import { defaultMetrics } from '#lib/metrics';
import type { Display } from './display.ts';

/** What is shown until the user chooses something else. */
export const defaultDisplay: Display = {
  columns: { campaign: [...defaultMetrics], adgroup: [...defaultMetrics], ad: [...defaultMetrics] },
  paused: false,
  readReplies: true,
};
