import type { Problem } from '#lib/appsprint';
import type { Facts } from '#lib/setup-checks';
import type { FiguresAnswer } from './figures.ts';

/** What the background answers when the creation flow asks what a campaign is checked against. */
export type SetupFactsAnswer =
  | {
      readonly state: 'answered';
      readonly facts: Facts;
      /** Why a part of the facts could not be had; the rules that need it say that they could not verify. */
      readonly problem: Problem | null;
    }
  | Exclude<FiguresAnswer, { state: 'answered' }>;

/** What the background answers when a pixel's page asks how the pixel stands to AppSprint. */
export type PixelFactsAnswer =
  | {
      readonly state: 'answered';
      /** The pixel saved in AppSprint, and whether it is linked to the advertiser. */
      readonly pixel: { readonly id: string; readonly linked: boolean } | null;
      /** The advertiser's name. */
      readonly advertiser: string | null;
      /** When AppSprint received the newest event, and when it last forwarded one to TikTok; null: never. */
      readonly lastReceivedAt: string | null;
      readonly lastForwardedAt: string | null;
    }
  | { readonly state: 'not-connected' }
  | { readonly state: 'failed'; readonly problem: Problem };
