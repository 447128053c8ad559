/** Event on the document by which the tap hands over what it saw. Its detail is a `TapNote` as JSON: text crosses worlds unchanged. */
export const noteEvent = 'appsprint-companion-note';
/** Event on the document by which the content script tells the tap what to do. Its detail is a `TapOrder` as JSON. */
export const orderEvent = 'appsprint-companion-order';

export type TapNote =
  /** The tap is at work and will hand over everything from here on. */
  | { readonly kind: 'ready' }
  /** Calls were made that could not be kept until somebody listened. */
  | { readonly kind: 'gap' }
  | {
      readonly kind: 'asked';
      readonly number: number;
      readonly path: string;
      readonly advertiser: string | null;
      readonly body: string | null;
    }
  | { readonly kind: 'answered'; readonly number: number; readonly text: string }
  | { readonly kind: 'failed' | 'unreadable'; readonly number: number };

export type TapOrder =
  /** Hand over calls whose path contains one of these pieces. */
  | { readonly work: true; readonly paths: readonly string[] }
  /** Put the page's own functions back and do nothing any more. */
  | { readonly work: false };

/** Characters of one reply that are handed over at most; TikTok's pages of 1,000 rows take about one million. */
export const longestText = 5_000_000;
