import type { AdvertiserId, PixelId } from '#lib/appsprint/contract';
import type { HealthEvent, Reading } from '../view.ts';

/** The steps of the creation flow, in our words: TikTok's address calls the ad a creative. */
export type CreationStep = 'campaign' | 'adgroup' | 'ad';

/** Whether a campaign is an upgraded Smart+ one. */
export type CampaignFlow = 'manual' | 'smart-plus';

export type Objective = 'sales' | 'lead-generation' | 'app-promotion' | 'traffic' | 'reach';
export type Destination = 'website' | 'app' | 'tiktok-shop';
export type OptimisationGoal = 'click' | 'conversion' | 'landing-page-view' | 'value';
export type PlacementName = 'tiktok' | 'global-app-bundle' | 'pangle';
export type OperatingSystem = 'ios' | 'android';

export type Placement =
  | { readonly mode: 'automatic' }
  | { readonly mode: 'selected'; readonly placements: readonly PlacementName[] };

/** What the URL parameter builder holds; `pairs` is null where the form says only that there are some. */
export type UrlParameters =
  | { readonly state: 'none' }
  | { readonly state: 'added'; readonly pairs: readonly UrlParameter[] | null };

export interface UrlParameter {
  readonly field: string;
  readonly value: string;
}

/** Third-party tracking addresses of an ad; the empty text where there is none. */
export interface TrackingUrls {
  readonly impression: string;
  readonly click: string;
}

/** What each setting of the form holds, in one form for all languages and wordings. */
export interface FieldValues {
  readonly objective: Objective;
  readonly destination: Destination;
  readonly 'optimisation-location': Destination;
  readonly pixel: PixelId;
  /** TikTok's name of a standard event, such as `Purchase`. */
  readonly 'optimisation-event': string;
  readonly goal: OptimisationGoal;
  readonly placement: Placement;
  readonly 'targeting-mode': 'automatic' | 'custom';
  /** The systems that are ticked; none means that the ad group is not limited to any. */
  readonly 'operating-system': readonly OperatingSystem[];
  readonly 'website-url': string;
  readonly 'url-parameters': UrlParameters;
  readonly 'tracking-urls': TrackingUrls;
}

export type FieldName = keyof FieldValues;

/** Where a setting stands: its label, to put a mark beside, and what it is set with. */
export interface FieldPlace {
  readonly anchor: Element;
  readonly content: Element;
}

/** Why a setting cannot be told. The sentences are those of the checks, in every language. */
export type FormReason =
  | 'automaticTargeting'
  | 'contradictory'
  | 'notShown'
  | 'pixelByName'
  | 'severalPixels'
  | 'simplified'
  | 'twice'
  | 'unknownForm'
  | 'unknownName';

export type FieldAnswer<T> =
  /** `raw` is the value as the page writes it. A setting that only the page's own draft tells has no place. */
  | ({ readonly state: 'found'; readonly raw: string; readonly place: FieldPlace | null } & Reading<T>)
  /** The setting is there and nothing is chosen or typed. */
  | { readonly state: 'empty'; readonly place: FieldPlace }
  | { readonly state: 'not-yet' }
  /** It belongs to another step; `saved` is what the page's own draft last said of it, where that is understood. */
  | { readonly state: 'later'; readonly step: CreationStep; readonly saved: Reading<T> | null }
  | { readonly state: 'not-here'; readonly reason: FormReason; readonly place: FieldPlace | null };

export type CreationFields = { readonly [Name in FieldName]: FieldAnswer<FieldValues[Name]> };

/** One step of the creation flow. Hidden forms of other steps and the checklist at the side are never part of it. */
export interface CreationView {
  readonly surface: 'creation';
  readonly advertiserId: AdvertiserId | null;
  readonly step: CreationStep;
  /** Null where nothing on the page tells it for certain. */
  readonly flow: CampaignFlow | null;
  /** Whether the address has the word of the flow that can build Smart+ campaigns. */
  readonly hasSmartPlusAddress: boolean;
  /** The campaign's draft, as the address names it; null where it names none. */
  readonly draftId: string | null;
  /** Whether the form is TikTok's simplified one, which hides most settings until "Full version" is pressed. */
  readonly isSimplified: boolean;
  readonly fields: CreationFields;
  readonly health: readonly HealthEvent[];
}
