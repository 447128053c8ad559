/**
 * Numbers in the page's drafts. Known from public draft-building programs (2025-10 to 2026-08) are only objective 3
 * (Sales to a website), objective 15 (shop), placement 3000 (TikTok) and the names of the fields. Every other number is the
 * stand-in's own, from 9000 on: nobody outside TikTok may rely on them.
 */
export const codes = {
  objectives: { sales: 3, 'lead-generation': 9001, 'app-promotion': 9002, traffic: 9003, reach: 9004 },
  shop: 15,
  destinations: { website: 9101, app: 9102, 'tiktok-shop': 9103 },
  goals: { click: 9201, conversion: 9202, 'landing-page-view': 9203, value: 9204 },
  placements: { tiktok: 3000, 'global-app-bundle': 9301, pangle: 9302 },
  operatingSystems: { ios: 9401, android: 9402 },
  events: {
    Purchase: 9501,
    Subscribe: 9502,
    InitiateCheckout: 9503,
    AddToCart: 9504,
    AddPaymentInfo: 9505,
    AddToWishlist: 9506,
    Download: 9507,
    ViewContent: 9508,
    Search: 9509,
    StartTrial: 9510,
    CompleteRegistration: 9511,
    SubmitForm: 9512,
    Contact: 9513,
  },
} as const;
