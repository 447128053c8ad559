import type { WordKey } from '#lib/words';

/** Steps in TikTok to a pixel and its token (AppSprint docs, TikTok Ads page, step 2a and 2b). */
export const pixelSteps: { readonly existing: readonly WordKey[]; readonly fresh: readonly WordKey[] } = {
  existing: [
    'options.pixel.existingSteps.open',
    'options.pixel.existingSteps.manager',
    'options.pixel.existingSteps.id',
    'options.pixel.existingSteps.token',
    'options.pixel.existingSteps.paste',
  ],
  fresh: [
    'options.pixel.freshSteps.assets',
    'options.pixel.freshSteps.add',
    'options.pixel.freshSteps.website',
    'options.pixel.freshSteps.manual',
    'options.pixel.freshSteps.name',
    'options.pixel.freshSteps.funnel',
    'options.pixel.freshSteps.id',
    'options.pixel.freshSteps.token',
    'options.pixel.freshSteps.finish',
    'options.pixel.freshSteps.view',
    'options.pixel.freshSteps.link',
  ],
};
