/** Web events that the form offers; names as in TikTok's help, "Supported standard events", September 2025. */
export type EventName =
  | 'Purchase'
  | 'Subscribe'
  | 'InitiateCheckout'
  | 'AddToCart'
  | 'AddPaymentInfo'
  | 'AddToWishlist'
  | 'Download'
  | 'ViewContent'
  | 'Search'
  | 'StartTrial'
  | 'CompleteRegistration'
  | 'SubmitForm'
  | 'Contact';

export type Objective = 'sales' | 'lead-generation' | 'app-promotion' | 'traffic' | 'reach';
export type Destination = 'website' | 'app' | 'tiktok-shop';
export type Goal = 'click' | 'conversion' | 'landing-page-view' | 'value';
export type Placement = 'tiktok' | 'global-app-bundle' | 'pangle';
export type OperatingSystem = 'ios' | 'android';

/** A text that reads differently in the two wordings that TikTok's own documents show side by side. */
export interface Reworded {
  readonly current: string;
  readonly earlier: string;
}

/** Every text of the creation flow in one language. */
export interface Words {
  readonly steps: { readonly campaign: string; readonly adgroup: string; readonly ad: string };
  readonly buttons: {
    readonly next: string;
    readonly back: string;
    readonly publish: string;
    readonly confirm: string;
    readonly cancel: string;
    readonly done: string;
    readonly addParameter: string;
    readonly fullVersion: string;
  };
  readonly dialog: {
    readonly title: string;
    readonly notice: string;
    readonly searchCampaign: string;
    readonly fullVersionQuestion: string;
  };
  readonly labels: {
    readonly objective: string;
    readonly salesDestination: string;
    readonly destination: string;
    readonly smartPlus: string;
    readonly catalog: string;
    readonly campaignName: string;
    readonly campaignBudget: string;
    readonly adgroupName: string;
    readonly optimisationLocation: string;
    readonly goal: Reworded;
    readonly pixel: Reworded;
    readonly optimisationEvent: string;
    readonly bidStrategy: string;
    readonly dailyBudget: string;
    readonly targetingMode: string;
    readonly operatingSystem: string;
    readonly systemVersions: string;
    readonly location: string;
    readonly placement: Reworded;
    readonly adName: string;
    readonly websiteUrl: Reworded;
    readonly urlParameters: Reworded;
    readonly text: string;
    readonly callToAction: string;
    readonly eventsTracking: string;
    readonly impressionUrl: string;
    readonly clickUrl: string;
    readonly checklist: string;
  };
  readonly sharedSetting: string;
  readonly objectives: Readonly<Record<Objective, string>>;
  readonly destinations: Readonly<Record<Destination, string>>;
  readonly goals: Readonly<Record<Goal, string>>;
  readonly events: Readonly<Record<EventName, string>>;
  readonly targeting: { readonly automatic: string; readonly custom: string };
  readonly placements: { readonly automatic: string; readonly select: Reworded } & Readonly<Record<Placement, string>>;
  readonly urlParameterStates: { readonly none: string; readonly added: string; readonly build: string };
  readonly pixelStates: { readonly active: string };
  readonly errors: { readonly noUrl: string };
}
