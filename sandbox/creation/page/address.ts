import type { Step } from './draft.ts';

/** Path words of the steps: `adgroup` and `creative` carry `spc-` where the flow is the one of Smart+. */
const words: Readonly<Record<Step, string>> = { campaign: 'campaign', adgroup: 'adgroup', ad: 'creative' };

/**
 * The sandbox's own switches of the creation flow, as parameters of its address; they stay while a person moves.
 *
 * | parameter | values | what it does |
 * |---|---|---|
 * | `sandbox_locale` | `en` `de` `ja` `pt` `zh` | language of the page |
 * | `sandbox_wording` | `current` `earlier` | which of TikTok's two wordings; without it, `current` for Smart+ and `earlier` for manual |
 * | `sandbox_suffix` | such as `1-1-14` | suffix of the library's tags |
 * | `sandbox_url_field` | `keystone` `vi` `unknown` | what the Website URL is typed into; `unknown` is a closed shadow root |
 * | `sandbox_mode` | `full` `simplified` | whether the flow opens in its simplified form |
 * | `sandbox_pixel_text` | `name` `name-and-id` | whether the chosen pixel's ID stands below its name |
 * | `sandbox_test_ids` | `on` `off` | whether blocks carry test ids |
 * | `sandbox_rerender` | `off` `on` | whether each change builds the form's blocks anew |
 * | `sandbox_delay` | milliseconds | how long a form takes to come |
 */
export interface Switches {
  readonly locale: string;
  readonly wording: 'current' | 'earlier' | 'by-flow';
  readonly suffix: string;
  readonly urlField: 'keystone' | 'vi' | 'unknown';
  readonly isSimplified: boolean;
  readonly showsPixelId: boolean;
  readonly hasTestIds: boolean;
  readonly rendersAnew: boolean;
  readonly delay: number;
}

/** Reads the switches; what is absent or not understood is at its default. */
export function readSwitches({ searchParams }: URL): Switches {
  const text = (name: string) => searchParams.get(`sandbox_${name}`) ?? '';
  const urlField = text('url_field');
  const wording = text('wording');
  return {
    locale: text('locale') || 'en',
    wording: wording === 'current' || wording === 'earlier' ? wording : 'by-flow',
    suffix: text('suffix') || '1-1-14',
    urlField: urlField === 'vi' || urlField === 'unknown' ? urlField : 'keystone',
    isSimplified: text('mode') === 'simplified',
    showsPixelId: text('pixel_text') === 'name-and-id',
    hasTestIds: text('test_ids') !== 'off',
    rendersAnew: text('rerender') === 'on',
    delay: Number(text('delay') || '150'),
  };
}

/** The step that an address shows. */
export function stepOf({ pathname }: URL): Step {
  const word = pathname.split('/').at(-1)?.replace(/^spc-/, '');
  if (word === words.adgroup) return 'adgroup';
  return word === words.ad ? 'ad' : 'campaign';
}

/** Path and query of a step, from the address before it. */
export function addressOf(step: Step, isSmartPlus: boolean, { search }: URL): string {
  const prefix = isSmartPlus && step !== 'campaign' ? 'spc-' : '';
  return `/i18n/creation/1nn/create/${prefix}${words[step]}${search}`;
}
