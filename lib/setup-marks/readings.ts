import type { CreationView, FieldAnswer, FieldValues as FormValues } from '#lib/ads-manager';
import {
  type Destination,
  type Field,
  type Flow,
  levelOfField,
  nothingRead,
  type Objective,
  type Reading,
  type Readings,
  sentence,
  type UrlParameter,
  weigh,
} from '#lib/setup-checks';
import { t } from '#lib/words';

const later = { state: 'later' } as const;

/**
 * What is known of one campaign while a person goes through its steps. The rules compare settings of different steps, so
 * what a step said is kept while another is shown.
 */
export interface KnownReadings {
  /** Takes what the step shows now; gives back what is known of all steps. */
  take(view: CreationView): Readings;
}

export function createKnownReadings(): KnownReadings {
  let known = nothingRead;
  let draftId: string | null = null;
  return {
    take(view) {
      // A new campaign gets its draft's id while it is built; another id is another campaign.
      if (draftId !== null && view.draftId !== null && draftId !== view.draftId) known = nothingRead;
      draftId = view.draftId ?? draftId;
      const now = readingsOf(view);
      const fields = Object.keys(now) as Field[];
      known = Object.fromEntries(
        fields.map((field) => [field, stays(view, field, known) ? known[field] : now[field]]),
      ) as unknown as Readings;
      return Object.fromEntries(
        fields.map((field) => [field, weigh<unknown>([known[field], savedOf(view, field, now)])]),
      ) as unknown as Readings;
    },
  };
}

/** Whether a field keeps the reading it had, because its step is not shown, or not there yet. */
function stays(view: CreationView, field: Field, known: Readings): boolean {
  if (field === 'flow') return view.flow === null && !view.hasSmartPlusAddress && known.flow.state === 'found';
  return levelOfField[field] !== view.step || view.fields[field].state === 'not-yet';
}

/** What the page's own draft last said of a setting of another step. */
function savedOf(view: CreationView, field: Field, now: Readings): Reading<unknown> {
  return field !== 'flow' && view.fields[field].state === 'later' ? now[field] : later;
}

const words: { readonly [N in keyof FormValues]: (value: FormValues[N]) => unknown } = {
  objective: (value): Objective => (value === 'sales' || value === 'lead-generation' ? value : 'other'),
  destination: destinationOf,
  'optimisation-location': destinationOf,
  pixel: (id) => ({ id, number: null }),
  'optimisation-event': (name) => name,
  goal: (goal) => (goal === 'conversion' || goal === 'value' ? goal : 'other'),
  placement: (placement) =>
    placement.mode === 'automatic'
      ? placement
      : { mode: 'selected', places: placement.placements.map((place) => (place === 'tiktok' ? place : 'other')) },
  'targeting-mode': (mode) => mode,
  'operating-system': (systems) => systems,
  'website-url': (url) => url,
  'url-parameters': (parameters): UrlParameter[] | null => {
    if (parameters.state === 'none') return [];
    return parameters.pairs?.map(({ field, value }) => ({ name: field, value })) ?? null;
  },
  'tracking-urls': ({ impression, click }) => [impression, click].filter((url) => url !== ''),
};

function destinationOf(value: FormValues['destination']): Destination {
  return value === 'tiktok-shop' ? 'other' : value;
}

/** What the form shows, in the words of the rules. */
function readingsOf(view: CreationView): Readings {
  const names = Object.keys(words) as (keyof FormValues)[];
  const fields = names.map((name) => [
    name,
    readingOf<unknown>(view.fields[name], words[name] as (value: unknown) => unknown),
  ]);
  return { ...Object.fromEntries(fields), flow: flowOf(view) } as Readings;
}

function readingOf<T>(answer: FieldAnswer<T>, translate: (value: T) => unknown): Reading<unknown> {
  switch (answer.state) {
    case 'found': {
      const { value, raw, signal, certainty } = answer;
      return { state: 'found', value: translate(value), raw: raw || t('marks.nothing'), signal, certainty };
    }
    case 'later': {
      if (answer.saved === null) return later;
      const { value, signal, certainty } = answer.saved;
      const raw = typeof value === 'string' ? value : JSON.stringify(value);
      return { state: 'found', value: translate(value), raw, signal, certainty };
    }
    case 'not-here':
      return { state: 'unreadable', reason: sentence(`checks.page.${answer.reason}`) };
    case 'empty':
    case 'not-yet':
      return later;
  }
}

/**
 * Whether this is a Smart+ campaign: what the page saves says so by a number known from public programs alone, and the
 * word `spc-` in the address is that of the flow which can build Smart+ campaigns, so only both together are sure.
 */
function flowOf({ flow, hasSmartPlusAddress, step }: CreationView): Reading<Flow> {
  const found = (value: Flow, signal: string, certainty: 'medium' | 'low') => ({
    state: 'found' as const,
    value,
    raw: t(value === 'manual' ? 'marks.manual' : 'marks.smartPlus'),
    signal,
    certainty,
  });
  const read = [
    ...(flow === null ? [] : [found(flow, 'reply', 'medium')]),
    ...(hasSmartPlusAddress ? [found('smart-plus', 'address', 'low')] : []),
  ];
  if (read.length > 0) return weigh<Flow>(read);
  return step === 'ad' ? { state: 'unreadable', reason: t('marks.flowUnknown') } : later;
}
