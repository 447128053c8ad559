/** Whose number it is: AppSprint's, TikTok's, or TikTok's shown because AppSprint has none. */
export type FigureSource = 'attributed' | 'reported' | 'fallback';

/**
 * What a figure counts. `amount` is an exact decimal as text in `currency`; `ratio` and `percent` hold a decimal as text
 * (a percent of 12.5 means 12.5 %); `count` is a whole number.
 */
export type Quantity =
  | { readonly unit: 'count'; readonly value: number }
  | { readonly unit: 'money'; readonly amount: string; readonly currency: string }
  | { readonly unit: 'ratio'; readonly value: string }
  | { readonly unit: 'perThousand'; readonly value: string }
  | { readonly unit: 'percent'; readonly value: string };

/** Why there is no value. Each reason has one sentence in the product's texts. */
export type NoValueReason =
  | 'no-installs'
  | 'no-spend'
  | 'no-clicks'
  | 'no-impressions'
  | 'spend-not-loaded'
  | 'currencies-differ'
  | 'several-currencies';

/** One metric of one row. A real zero is a value of its own, never the same as no value. */
export type Figure =
  | { readonly state: 'value'; readonly quantity: Quantity; readonly source: FigureSource }
  | { readonly state: 'zero'; readonly quantity: Quantity; readonly source: FigureSource }
  | { readonly state: 'none'; readonly reason: NoValueReason; readonly source: FigureSource };
