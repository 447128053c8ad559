import type { PixelId } from '#lib/appsprint/contract';
import { pixelIdOf } from '../pixel-page/pixel-id.ts';
import type { CreationAnchors } from './anchors.ts';
import type { Controls, Option } from './controls.ts';
import type { AccountPixel } from './drafts.ts';
import { keyOf } from './text.ts';
import type { FormReason, OperatingSystem, Placement, UrlParameters } from './view.ts';

/** What the controls of one setting say. */
export type Interpretation<T> =
  | { readonly state: 'value'; readonly value: T; readonly raw: string; readonly isEdited?: boolean }
  | { readonly state: 'empty' }
  | { readonly state: 'unclear'; readonly reason: FormReason };

type Texts = Readonly<Record<string, readonly string[]>>;

const contradictory = unclear('contradictory');
const unknownControl = unclear('unknownForm');

/** One of several choices, as radios or as a closed choice. */
export function oneChoice<Key extends string>(
  { radios, selects }: Controls,
  table: Readonly<Record<Key, Texts>>,
): Interpretation<Key> {
  const chosen = radios.length > 0 ? chosenRadio(radios) : shownChoice(selects);
  if (chosen.state !== 'value') return chosen;
  const value = keyOf(chosen.raw, table);
  return value === null ? unclear('unknownName') : { ...chosen, value };
}

/** Automatic, or places of their own. */
export function placement(controls: Controls, { choices }: CreationAnchors): Interpretation<Placement> {
  const mode = oneChoice(controls, choices.placementMode);
  if (mode.state !== 'value') return mode;
  if (mode.value === 'automatic') return { ...mode, value: { mode: 'automatic' } };
  const ticked = tickedOf(controls.checkboxes, choices.placements);
  return ticked.state === 'value' ? { ...ticked, value: { mode: 'selected', placements: ticked.value } } : ticked;
}

/** The systems that are ticked; "all" is the same as none. */
export function operatingSystems(
  controls: Controls,
  { choices }: CreationAnchors,
): Interpretation<readonly OperatingSystem[]> {
  const limited = (systems: readonly (OperatingSystem | 'all')[]) => systems.filter((system) => system !== 'all');
  if (controls.checkboxes.length > 0) {
    const ticked = tickedOf(controls.checkboxes, choices.operatingSystems);
    return ticked.state === 'value' ? { ...ticked, value: limited(ticked.value) } : ticked;
  }
  const one = oneChoice(controls, choices.operatingSystems);
  return one.state === 'value' ? { ...one, value: limited([one.value]) } : one;
}

/** One typed text. */
export function typedText({ fields }: Controls): Interpretation<string> {
  const [field] = fields;
  if (field === undefined || fields.length > 1) return unknownControl;
  if (field.text === '') return { state: 'empty' };
  return { state: 'value', value: field.text, raw: field.text, isEdited: field.isEdited };
}

/** Whether the builder says that there are parameters; which, only the page's own draft tells. */
export function urlParameters({ lines }: Controls, { choices }: CreationAnchors): Interpretation<UrlParameters> {
  const said = lines.flatMap((line) => keyOf(line, choices.urlParameters) ?? []);
  const [state] = said;
  if (state === undefined || said.length > 1) return unknownControl;
  return { state: 'value', value: state === 'none' ? { state } : { state, pairs: null }, raw: state };
}

/** The chosen pixel: by the ID beside it, or by a name that only one pixel of the account has. */
export function pixel(controls: Controls, pixels: readonly AccountPixel[] | null): Interpretation<PixelId> {
  const chosen = shownChoice(controls.selects);
  if (chosen.state !== 'value') return chosen;
  const written = controls.lines.flatMap((line) => /\bID:?\s*([0-9A-Za-z]{8,64})\b/.exec(line)?.[1] ?? []);
  const named = (pixels ?? []).filter(({ name }) => name === chosen.raw).map(({ id }) => id);
  const ids = new Set([...written, ...named]);
  const [id] = ids;
  if (ids.size > 1) return unclear('severalPixels');
  const value = pixelIdOf(id);
  if (value !== null) return { ...chosen, value };
  return unclear('pixelByName');
}

/** What chosen things are called, each checked and known; anything else is unclear. */
function tickedOf<Key extends string>(
  options: readonly Option[],
  table: Readonly<Record<Key, Texts>>,
): Interpretation<readonly Key[]> {
  if (options.length === 0) return unknownControl;
  if (options.some(({ on }) => on === null)) return contradictory;
  const chosen = options.filter(({ on }) => on);
  const keys = chosen.flatMap(({ text }) => keyOf(text, table) ?? []);
  if (keys.length < chosen.length) return unclear('unknownName');
  return { state: 'value', value: keys, raw: chosen.map(({ text }) => text).join(', ') };
}

function chosenRadio(radios: readonly Option[]): Interpretation<string> {
  const chosen = radios.filter(({ on }) => on);
  const [one] = chosen;
  if (one === undefined) return { state: 'empty' };
  return chosen.length > 1 ? contradictory : { state: 'value', value: one.text, raw: one.text };
}

function shownChoice(selects: readonly string[]): Interpretation<string> {
  const [one] = selects;
  if (one === undefined || selects.length > 1) return unknownControl;
  return one === '' ? { state: 'empty' } : { state: 'value', value: one, raw: one };
}

function unclear(reason: FormReason): { state: 'unclear'; reason: FormReason } {
  return { state: 'unclear', reason };
}
