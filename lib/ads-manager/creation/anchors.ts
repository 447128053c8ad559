import * as z from 'zod/mini';
import { Selector, Words } from '../anchors/parts.ts';

/** Texts in every language in which they are known; which language a page is in is not asked. */
const Texts = z.record(z.string(), Words);

const choice = <Value extends string>(values: readonly [Value, ...Value[]]) => z.record(z.enum(values), Texts);

/** Anchors of the creation flow of 2026. */
export const CreationAnchors = z.object({
  /** Beginnings of the paths of the flow; the last word of the path is the step. */
  paths: Words,
  /** Left off the last word before it is looked up. */
  stepPrefixes: Words,
  stepWords: z.object({ campaign: Words, adgroup: Words, ad: Words }),
  selectors: z.object({
    /** What holds the forms. */
    pane: Selector,
    /** Parts of the page that repeat labels without being the form. */
    notForm: Selector,
    block: Selector,
    /** Within a block. */
    header: Selector,
    content: Selector,
    radio: Selector,
    /** The radio itself, or something in its shadow root, when it is chosen. */
    radioOn: Selector,
    checkbox: Selector,
    checkboxOn: Selector,
    /** What holds a closed choice, whose text field shows what is chosen. */
    select: Selector,
    /** Text fields, in the page or in open shadow roots. */
    textField: Selector,
    button: Selector,
  }),
  /** Labels of the settings. The two tracking addresses have labels of their own. */
  labels: z.object({
    objective: Texts,
    destination: Texts,
    'optimisation-location': Texts,
    pixel: Texts,
    'optimisation-event': Texts,
    goal: Texts,
    placement: Texts,
    'targeting-mode': Texts,
    'operating-system': Texts,
    'website-url': Texts,
    'url-parameters': Texts,
    'impression-url': Texts,
    'click-url': Texts,
  }),
  choices: z.object({
    objective: choice(['sales', 'lead-generation', 'app-promotion', 'traffic', 'reach']),
    destination: choice(['website', 'app', 'tiktok-shop']),
    goal: choice(['click', 'conversion', 'landing-page-view', 'value']),
    targeting: choice(['automatic', 'custom']),
    placementMode: choice(['automatic', 'selected']),
    placements: choice(['tiktok', 'global-app-bundle', 'pangle']),
    operatingSystems: choice(['ios', 'android', 'all']),
    urlParameters: choice(['none', 'added']),
    /** By TikTok's name of the event. */
    events: z.record(z.string(), Texts),
  }),
  /** On the button that leaves the simplified form. */
  fullVersion: Texts,
});
export type CreationAnchors = z.infer<typeof CreationAnchors>;

/** Anchors of the calls that the creation flow makes itself. */
export const DraftAnchors = z.object({
  /** Pieces of the paths by which a save of each step and the list of pixels are told. */
  paths: z.object({ campaign: Words, adgroup: Words, ad: Words, pixels: Words }),
  fields: z.object({
    objective: Words,
    pixel: Words,
    placements: Words,
    websiteUrl: Words,
    urlParameters: Words,
    universalType: Words,
  }),
  pixelFields: z.object({ number: Words, code: Words, name: Words }),
  /** Numbers whose meaning is known, as text. */
  codes: z.object({ salesObjectives: Words, tiktokPlacements: Words, smartPlus: Words, manual: Words }),
});
export type DraftAnchors = z.infer<typeof DraftAnchors>;
