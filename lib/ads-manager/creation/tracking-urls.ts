import type { CreationAnchors } from './anchors.ts';
import type { FormBlocks } from './blocks.ts';
import { readControls } from './controls.ts';
import { typedText } from './interpret.ts';
import type { CreationStep, FieldAnswer, FormReason, TrackingUrls } from './view.ts';

/** The two addresses for third-party tracking: one setting for us, two in the form. */
export function readTrackingUrls(
  step: CreationStep,
  { blocks, hasAny }: FormBlocks,
  { selectors }: CreationAnchors,
  missing: FormReason,
): FieldAnswer<TrackingUrls> {
  if (step !== 'ad') return { state: 'later', step: 'ad', saved: null };
  if (!hasAny) return { state: 'not-yet' };
  const [impression, ...moreImpressions] = blocks.filter(({ label }) => label === 'impression-url');
  const [click, ...moreClicks] = blocks.filter(({ label }) => label === 'click-url');
  if (impression === undefined || click === undefined || moreImpressions.length + moreClicks.length > 0) {
    return { state: 'not-here', reason: missing, place: null };
  }
  const { place } = impression;
  const read = [impression, click].map((block) => typedText(readControls(block.place.content, selectors)));
  const texts = read.flatMap((said) => {
    if (said.state === 'unclear') return [];
    return said.state === 'empty' ? [''] : [said.value];
  });
  const [atImpression, atClick] = texts;
  if (atImpression === undefined || atClick === undefined) {
    return { state: 'not-here', reason: 'unknownForm', place };
  }
  const isEdited = read.some((said) => said.state === 'value' && said.isEdited);
  const isSure = [impression, click].every(({ signal }) => signal === 'test-id') && !isEdited;
  return {
    state: 'found',
    value: { impression: atImpression, click: atClick },
    raw: texts.filter((text) => text !== '').join(' '),
    signal: impression.signal,
    certainty: isSure ? 'high' : 'medium',
    place,
  };
}
