import type { RuleName } from '#lib/setup-checks';

/** The rules whose pages this version of the extension carries. */
const pages: Readonly<Record<RuleName, true>> = {
  objective: true,
  destination: true,
  pixel: true,
  'optimisation-event': true,
  bidding: true,
  'operating-system': true,
  placement: true,
  'signal-link': true,
  'smart-plus': true,
  tracking: true,
};

/** Path of a rule's help page in the extension's package; null for a rule of a newer API, whose page is not here. */
export function helpPageOf(rule: string): `/checks/${RuleName}.html` | null {
  return Object.hasOwn(pages, rule) ? `/checks/${rule as RuleName}.html` : null;
}
