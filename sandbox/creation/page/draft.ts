import type { Destination, EventName, Goal, Objective, OperatingSystem, Placement } from './words/index.ts';

export interface CampaignDraft {
  readonly objective: Objective;
  readonly destination: Destination;
  /** Manual and Smart+ campaigns share one workflow since 2026; what tells them apart in it is the stand-in's own switch. */
  readonly isSmartPlus: boolean;
  readonly usesCatalog: boolean;
  readonly name: string;
  readonly isBudgetOnCampaign: boolean;
}

export interface AdGroupDraft {
  readonly name: string;
  readonly optimisationLocation: Destination;
  readonly goal: Goal;
  /** The pixel's number; null while none is chosen. */
  readonly pixel: string | null;
  readonly event: EventName | null;
  readonly dailyBudget: string;
  /** Only Smart+ campaigns have this choice. */
  readonly targeting: 'automatic' | 'custom';
  readonly operatingSystems: readonly OperatingSystem[];
  readonly isPlacementAutomatic: boolean;
  readonly placements: readonly Placement[];
}

export interface UrlParameter {
  readonly field: string;
  readonly value: string;
}

export interface AdDraft {
  readonly name: string;
  readonly url: string;
  readonly urlParameters: readonly UrlParameter[];
  readonly text: string;
  readonly callToAction: string;
  readonly impressionUrl: string;
  readonly clickUrl: string;
}

export interface Draft {
  readonly campaign: CampaignDraft;
  readonly adgroup: AdGroupDraft;
  readonly ad: AdDraft;
}

export type Step = keyof Draft;
export const steps: readonly Step[] = ['campaign', 'adgroup', 'ad'];

/** What a new campaign starts as: automatic wherever TikTok's help calls automatic the default. */
export const newDraft: Draft = {
  campaign: {
    objective: 'sales',
    destination: 'website',
    isSmartPlus: true,
    usesCatalog: false,
    name: 'Campaign 1',
    isBudgetOnCampaign: false,
  },
  adgroup: {
    name: 'Ad group 1',
    optimisationLocation: 'website',
    goal: 'conversion',
    pixel: null,
    event: null,
    dailyBudget: '50',
    targeting: 'automatic',
    operatingSystems: [],
    isPlacementAutomatic: true,
    placements: ['tiktok', 'global-app-bundle', 'pangle'],
  },
  ad: { name: 'Ad 1', url: '', urlParameters: [], text: '', callToAction: '', impressionUrl: '', clickUrl: '' },
};

/** Holds the draft and tells whoever listens which step changed. */
export class DraftStore {
  #draft = newDraft;
  readonly #listeners: ((step: Step) => void)[] = [];

  get draft(): Draft {
    return this.#draft;
  }

  change<Name extends Step>(step: Name, values: Partial<Draft[Name]>): void {
    this.#draft = { ...this.#draft, [step]: { ...this.#draft[step], ...values } };
    for (const listener of this.#listeners) listener(step);
  }

  onChange(listener: (step: Step) => void): void {
    this.#listeners.push(listener);
  }
}
