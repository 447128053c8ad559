import type { Said } from '#lib/sentences';

/** TikTok's two ways to build a campaign: by hand, or upgraded Smart+. */
export type Flow = 'manual' | 'smart-plus';
export type Objective = 'sales' | 'lead-generation' | 'other';
/** Where people are sent: a website (which a Signal link is), an app, or anything else. */
export type Destination = 'website' | 'app' | 'other';
export type Goal = 'conversion' | 'value' | 'other';
export type TargetingMode = 'automatic' | 'custom';
export type OperatingSystem = 'ios' | 'android';

/** The data connection of an ad group. The page shows the Pixel ID, TikTok's API the pixel number; null: not shown there. */
export interface ChosenPixel {
  readonly id: string | null;
  readonly number: string | null;
}

/** `places` are TikTok's own app (`tiktok`) and whatever else was ticked. */
export type Placement =
  | { readonly mode: 'automatic' }
  | { readonly mode: 'selected'; readonly places: readonly ('tiktok' | 'other')[] };

/** One row of the URL parameter builder. */
export interface UrlParameter {
  readonly name: string;
  readonly value: string;
}

/** What each field of a campaign, ad group or ad can hold, in the order of the creation flow. */
export interface FieldValues {
  readonly flow: Flow;
  readonly objective: Objective;
  readonly destination: Destination;
  readonly 'optimisation-location': Destination;
  readonly pixel: ChosenPixel;
  /** TikTok's name of the event, as in `Purchase`. */
  readonly 'optimisation-event': string;
  readonly goal: Goal;
  readonly placement: Placement;
  readonly 'targeting-mode': TargetingMode;
  /** Empty: every operating system. */
  readonly 'operating-system': readonly OperatingSystem[];
  readonly 'website-url': string;
  /** Empty: nothing was entered; null: something was, but not what. */
  readonly 'url-parameters': readonly UrlParameter[] | null;
  /** Impression and click tracking URLs; empty: none. */
  readonly 'tracking-urls': readonly string[];
}

export type Field = keyof FieldValues;

/** Which object each field belongs to. */
export const levelOfField: { readonly [F in Field]: 'campaign' | 'adgroup' | 'ad' } = {
  flow: 'campaign',
  objective: 'campaign',
  destination: 'campaign',
  'optimisation-location': 'adgroup',
  pixel: 'adgroup',
  'optimisation-event': 'adgroup',
  goal: 'adgroup',
  placement: 'adgroup',
  'targeting-mode': 'adgroup',
  'operating-system': 'adgroup',
  'website-url': 'ad',
  'url-parameters': 'ad',
  'tracking-urls': 'ad',
};

export type Certainty = 'high' | 'medium' | 'low';

/**
 * What was read of one field. `raw` is the text as it stood there, `signal` what it was read from (as in `reply` or `aria`).
 * *Later*: the field belongs to a step that is still to come, or nothing was chosen yet.
 */
export type Reading<T> =
  | {
      readonly state: 'found';
      readonly value: T;
      readonly raw: string;
      readonly signal: string;
      readonly certainty: Certainty;
    }
  | { readonly state: 'unreadable'; readonly reason: Said }
  | { readonly state: 'later' };

export type Readings = { readonly [F in Field]: Reading<FieldValues[F]> };

const later = { state: 'later' } as const;

/** A campaign of which nothing has been read yet. */
export const nothingRead: Readings = {
  flow: later,
  objective: later,
  destination: later,
  'optimisation-location': later,
  pixel: later,
  'optimisation-event': later,
  goal: later,
  placement: later,
  'targeting-mode': later,
  'operating-system': later,
  'website-url': later,
  'url-parameters': later,
  'tracking-urls': later,
};
