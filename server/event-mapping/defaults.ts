/** One row of the event mapping: which SDK events are sent to TikTok as which event. */
export interface DefaultRow {
  /** Wire names of the SDK; `install` is the registration of an install. */
  readonly sdkEvents: readonly [string, ...string[]];
  readonly tiktokEvent: string;
  /** Where the row stands: first, or folded away under "See more events". */
  readonly tier: 'primary' | 'more';
  /** Whether it is switched on without anybody doing anything. */
  readonly isOn: boolean;
}

/** The mapping every app begins with (AppSprint docs, TikTok Ads page, "Event mapping"). Rows of the second tier are off. */
export const defaultRows: readonly DefaultRow[] = [
  { sdkEvents: ['install'], tiktokEvent: 'Download', tier: 'primary', isOn: true },
  { sdkEvents: ['session_start'], tiktokEvent: 'ViewContent', tier: 'primary', isOn: true },
  { sdkEvents: ['sign_up', 'register'], tiktokEvent: 'CompleteRegistration', tier: 'primary', isOn: true },
  { sdkEvents: ['start_trial'], tiktokEvent: 'StartTrial', tier: 'primary', isOn: true },
  { sdkEvents: ['subscribe'], tiktokEvent: 'Subscribe', tier: 'primary', isOn: true },
  { sdkEvents: ['purchase'], tiktokEvent: 'Purchase', tier: 'primary', isOn: true },
  { sdkEvents: ['initiate_checkout'], tiktokEvent: 'InitiateCheckout', tier: 'more', isOn: false },
  { sdkEvents: ['add_payment_info'], tiktokEvent: 'AddPaymentInfo', tier: 'more', isOn: false },
  { sdkEvents: ['add_to_cart'], tiktokEvent: 'AddToCart', tier: 'more', isOn: false },
  { sdkEvents: ['add_to_wishlist'], tiktokEvent: 'AddToWishlist', tier: 'more', isOn: false },
  { sdkEvents: ['view_content', 'view_item'], tiktokEvent: 'ViewContent', tier: 'more', isOn: false },
  { sdkEvents: ['search'], tiktokEvent: 'Search', tier: 'more', isOn: false },
];
