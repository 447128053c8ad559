import type { PixelId } from '#lib/appsprint/contract';
import type { PixelFactsAnswer } from '#lib/messages';
import { t } from '#lib/words';
import type { GlyphName } from './glyph.ts';

/** What is said of the pixel whose page is shown. */
export interface PixelNote {
  readonly glyph: GlyphName;
  readonly heading: string;
  readonly sentences: readonly string[];
  /** Whether Options has another Pixel ID, or none, so that this one may be wanted there. */
  readonly mayBeUsed: boolean;
}

type Answered = Extract<PixelFactsAnswer, { state: 'answered' }>;

/**
 * Compares the pixel of the page with the one saved in AppSprint.
 * @param time writes an instant for people
 */
export function notePixel(shown: PixelId, facts: Answered, time: (instant: string) => string): PixelNote {
  const { pixel } = facts;
  if (pixel === null)
    return { glyph: 'unverified', heading: t('marks.pixel.none'), sentences: [t('marks.pixel.save')], mayBeUsed: true };
  if (pixel.id !== shown) {
    return {
      glyph: 'warn',
      heading: t('marks.pixel.other'),
      sentences: [t('marks.pixel.configured', { id: pixel.id })],
      mayBeUsed: true,
    };
  }
  const advertiser = facts.advertiser ?? t('marks.pixel.yourAdvertiser');
  const when = (instant: string | null) => (instant === null ? t('marks.pixel.never') : time(instant));
  return {
    glyph: pixel.linked ? 'right' : 'bad',
    heading: t('marks.pixel.same'),
    sentences: [
      t(pixel.linked ? 'marks.pixel.linked' : 'marks.pixel.notLinked', { advertiser }),
      t('marks.pixel.received', { time: when(facts.lastReceivedAt) }),
      t('marks.pixel.forwarded', { time: when(facts.lastForwardedAt) }),
      t('marks.pixel.delay'),
    ],
    mayBeUsed: false,
  };
}
