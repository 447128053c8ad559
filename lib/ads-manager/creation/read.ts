import type { PageCall } from '#lib/page-replies';
import type { HealthEvent } from '../view.ts';
import type { CreationAddress } from './address.ts';
import type { CreationAnchors, DraftAnchors } from './anchors.ts';
import { type Block, type FormBlocks, type LabelName, readBlocks } from './blocks.ts';
import { type Controls, isShown, readControls } from './controls.ts';
import { readDraft, type SavedDraft } from './drafts.ts';
import { answerOf, type Understood } from './field-answer.ts';
import type { Interpretation } from './interpret.ts';
import { oneChoice, operatingSystems, pixel, placement, typedText, urlParameters } from './interpret.ts';
import { isOneOf } from './text.ts';
import { readTrackingUrls } from './tracking-urls.ts';
import type {
  CreationFields,
  CreationStep,
  CreationView,
  FieldAnswer,
  FieldName,
  FieldValues,
  FormReason,
} from './view.ts';

/** What the creation flow is read with. */
export interface CreationReading {
  readonly document: Document;
  /** The page's own calls, the newest first. */
  readonly calls: readonly PageCall[];
  readonly creation: CreationAnchors;
  readonly drafts: DraftAnchors;
}

/** Reads the step of the creation flow that a person sees. Changes nothing of the page. */
export function readCreation(address: CreationAddress, reading: CreationReading): CreationView {
  const { document, creation } = reading;
  const { step } = address;
  const form = readBlocks(document, creation);
  const saved = readDraft(reading.calls, address.advertiserId, reading.drafts);
  const isSimplified = hasButton(document, creation);
  const missing = isSimplified ? 'simplified' : 'notShown';
  const health: HealthEvent[] = [];
  const field = fieldReader({ step, form, saved, creation, missing, health });

  const { choices } = creation;
  const mode = field('targeting-mode', 'adgroup', (controls) => oneChoice(controls, choices.targeting));
  const isAutomatic = mode.state === 'found' && mode.value === 'automatic';
  const fields: CreationFields = {
    objective: field('objective', 'campaign', (controls) => oneChoice(controls, choices.objective)),
    destination: field('destination', 'campaign', (controls) => oneChoice(controls, choices.destination)),
    'optimisation-location': field('optimisation-location', 'adgroup', (controls) =>
      oneChoice(controls, choices.destination),
    ),
    pixel: field('pixel', 'adgroup', (controls) => pixel(controls, saved.pixels)),
    'optimisation-event': field('optimisation-event', 'adgroup', (controls) => oneChoice(controls, choices.events)),
    goal: field('goal', 'adgroup', (controls) => oneChoice(controls, choices.goal)),
    placement: field('placement', 'adgroup', (controls) => placement(controls, creation)),
    'targeting-mode': mode,
    'operating-system': field(
      'operating-system',
      'adgroup',
      (controls) => operatingSystems(controls, creation),
      isAutomatic ? 'automaticTargeting' : undefined,
    ),
    'website-url': field('website-url', 'ad', typedText),
    'url-parameters': field('url-parameters', 'ad', (controls) => urlParameters(controls, creation)),
    'tracking-urls': readTrackingUrls(step, form, creation, missing),
  };
  if (form.hasAny && form.blocks.length === 0 && !isSimplified)
    health.push(event('form', 'unexpected', 'no label of the form is known'));
  return { surface: 'creation', ...address, flow: saved.flow, isSimplified, fields, health };
}

interface FormReading {
  readonly step: CreationStep;
  readonly form: FormBlocks;
  readonly saved: SavedDraft;
  readonly creation: CreationAnchors;
  readonly missing: FormReason;
  readonly health: HealthEvent[];
}

/** A reader of single settings; what it finds wrong with the page goes into `health`. */
function fieldReader({ step, form, saved, creation, missing, health }: FormReading) {
  return <Name extends FieldName & LabelName>(
    name: Name,
    ownStep: CreationStep,
    interpret: (controls: Controls) => Interpretation<FieldValues[Name]>,
    absent: FormReason = missing,
  ): FieldAnswer<FieldValues[Name]> => {
    const fromDraft = savedReading<Name>(saved, name);
    if (ownStep !== step) return { state: 'later', step: ownStep, saved: fromDraft };
    if (!form.hasAny) return { state: 'not-yet' };
    const blocks = form.blocks.filter(({ label }) => label === name);
    const [block] = blocks;
    if (block === undefined) return { state: 'not-here', reason: absent, place: null };
    if (blocks.length > 1) {
      health.push(event(name, 'unexpected', 'its label stands at more than one setting'));
      return { state: 'not-here', reason: 'twice', place: null };
    }
    const understood: Understood<FieldValues[Name]> = {
      ...blockReading(block, creation, interpret),
      saved: fromDraft,
      contradicts: name === 'placement' && saved.hasOtherPlacements ? isTikTokOnly : null,
    };
    const { answer, problem } = answerOf(understood);
    if (problem !== null) health.push(event(name, problem.kind, problem.detail));
    return answer;
  };
}

function blockReading<T>(block: Block, { selectors }: CreationAnchors, interpret: (controls: Controls) => T) {
  return { block, said: interpret(readControls(block.place.content, selectors)) };
}

function savedReading<Name extends FieldName>(
  { values }: SavedDraft,
  name: Name,
): Understood<FieldValues[Name]>['saved'] {
  const value: FieldValues[Name] | undefined = values[name];
  if (value === undefined) return null;
  // The names of these two fields and their plain text are all there is to know; the others are numbers with a meaning.
  const isText = name === 'website-url' || name === 'url-parameters';
  return { value, signal: 'reply', certainty: isText ? 'medium' : 'low' };
}

/** TikTok's number for its own placement is known, the others are not: a save with others is not TikTok alone. */
function isTikTokOnly(value: unknown): boolean {
  const { mode, placements } = value as FieldValues['placement'] & { placements?: readonly string[] };
  return mode === 'selected' && placements?.length === 1 && placements[0] === 'tiktok';
}

function hasButton(document: Document, { selectors, fullVersion }: CreationAnchors): boolean {
  return [...document.querySelectorAll(selectors.button)].some(
    (button) => isOneOf(button.textContent ?? '', fullVersion) && isShown(button),
  );
}

function event(reading: string, problem: HealthEvent['problem'], detail: string): HealthEvent {
  return { feature: 'creation form', reading, problem, generation: null, detail };
}
