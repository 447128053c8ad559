// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readSwitches } from '../../../sandbox/creation/page/address.ts';
import { defineTextFields } from '../../../sandbox/creation/page/controls/ks-input.ts';
import { defineRadios } from '../../../sandbox/creation/page/controls/ks-radios.ts';
import { type Draft, DraftStore, type Step } from '../../../sandbox/creation/page/draft.ts';
import { buildForm } from '../../../sandbox/creation/page/forms/form.ts';
import { type EventName, type Goal, wordsOf } from '../../../sandbox/creation/page/words/index.ts';
import { creation, drafts, readCreation } from './index.ts';

/** What jsdom lacks of a browser, as far as these forms need it. The same forms are read in Chromium in tests/e2e. */
beforeAll(() => {
  const isHidden = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).display === 'none' || isHidden(element.parentElement));
  Element.prototype.checkVisibility = function () {
    const root = this.getRootNode();
    return !isHidden(this) && !(root instanceof ShadowRoot && isHidden(root.host));
  };
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    get(this: HTMLElement) {
      const texts = document.createTreeWalker(this, NodeFilter.SHOW_TEXT);
      const lines: string[] = [];
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        if (!isHidden(node.parentElement)) lines.push(node.textContent ?? '');
      }
      return lines.join('\n');
    },
  });
  defineTextFields('1-1-14');
  defineRadios('1-1-14');
});
// jsdom takes its time over computed styles, on a busy machine above all.
vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => document.body.replaceChildren());

const pixels = [{ pixel_id: '7312345678901234567', pixel_name: 'Web', pixel_code: 'CVN3L2RC77U4R0NE7AJG' }];
const pixelCall = {
  number: 1,
  path: '/api/v2/i18n/pixel/list/',
  advertiser: null,
  request: null,
  state: 'answered' as const,
  reply: { data: { pixels } },
};

/** All three forms in the page, of which only the one of the step can be seen, with all labels repeated at the side. */
function show(locale: string, isSmartPlus: boolean) {
  const store = new DraftStore();
  store.change('campaign', { isSmartPlus });
  const switches = readSwitches(new URL(`https://ads.tiktok.com/?sandbox_locale=${locale}`));
  const kit = { words: wordsOf(locale), switches, store, pixels };
  const steps: readonly Step[] = ['campaign', 'adgroup', 'ad'];
  const forms = steps.map((step) => ({ step, form: buildForm(step, kit) }));
  const pane = document.createElement('div');
  pane.dataset.testid = 'creation-right-pane-scroller';
  const checklist = document.createElement('aside');
  checklist.id = 'sppFormRightSideBarContainer';
  document.body.append(pane, checklist);
  pane.append(...forms.map(({ form }) => form.node));
  return (step: Step, change: Partial<Draft[Step]> = {}) => {
    store.change(step, change);
    for (const { step: own, form } of forms) {
      form.show(false);
      form.node.style.display = own === step ? '' : 'none';
      for (const label of form.labels())
        checklist.append(Object.assign(document.createElement('div'), { textContent: label }));
    }
    const view = readCreation(
      { step, advertiserId: null, hasSmartPlusAddress: false, draftId: null },
      { document, calls: [pixelCall], creation, drafts },
    );
    expect(view.health).toEqual([]);
    return Object.fromEntries(
      Object.entries(view.fields).flatMap(([name, answer]) =>
        answer.state === 'later' ? [] : [[name, answer.state === 'found' ? answer.value : answer.state]],
      ),
    );
  };
}

const pages = ['en', 'de', 'ja', 'pt', 'zh'].flatMap((locale) => [
  { locale, flow: 'smart-plus' },
  { locale, flow: 'manual' },
]);

test.each(pages)('a campaign of the $flow flow in $locale is read as its form holds it', ({ locale, flow }) => {
  const read = show(locale, flow === 'smart-plus');
  const words = wordsOf(locale);
  for (const objective of Object.keys(words.objectives)) {
    for (const destination of Object.keys(words.destinations)) {
      const held = { objective, destination } as Partial<Draft['campaign']>;
      expect(read('campaign', held)).toEqual(held);
    }
  }
});

test.each(pages)('an ad group of the $flow flow in $locale is read as its form holds it', ({ locale, flow }) => {
  const isSmartPlus = flow === 'smart-plus';
  const read = show(locale, isSmartPlus);
  const words = wordsOf(locale);
  expect(read('adgroup')).toEqual({
    'optimisation-location': 'website',
    goal: 'conversion',
    pixel: 'empty',
    'optimisation-event': 'empty',
    'targeting-mode': isSmartPlus ? 'automatic' : 'not-here',
    'operating-system': isSmartPlus ? 'not-here' : [],
    placement: { mode: 'automatic' },
  });
  for (const event of Object.keys(words.events) as EventName[]) {
    expect(read('adgroup', { event, pixel: '7312345678901234567', targeting: 'custom' })).toMatchObject({
      pixel: 'CVN3L2RC77U4R0NE7AJG',
      'optimisation-event': event,
      'targeting-mode': isSmartPlus ? 'custom' : 'not-here',
    });
  }
  for (const operatingSystems of [['ios'], ['android'], ['ios', 'android'], []] as const) {
    expect(read('adgroup', { operatingSystems })).toMatchObject({ 'operating-system': operatingSystems });
  }
  for (const placements of [['tiktok'], ['tiktok', 'pangle'], ['global-app-bundle'], []] as const) {
    const placement = { mode: 'selected', placements };
    expect(read('adgroup', { isPlacementAutomatic: false, placements })).toMatchObject({ placement });
  }
  for (const goal of Object.keys(words.goals) as Goal[]) {
    const isMeasured = goal === 'conversion' || goal === 'value';
    expect(read('adgroup', { goal })).toMatchObject({ goal, ...(isMeasured ? {} : { pixel: 'not-here' }) });
  }
});

test.each(pages)('an ad of the $flow flow in $locale is read as its form holds it', ({ locale, flow }) => {
  const read = show(locale, flow === 'smart-plus');
  expect(read('ad')).toEqual({
    'website-url': 'empty',
    'url-parameters': { state: 'none' },
    'tracking-urls': { impression: '', click: '' },
  });
  const url = ' https://links.example/l/moon?cid=__CAMPAIGN_ID__ ';
  expect(read('ad', { url, clickUrl: 'https://t.example/', urlParameters: [{ field: 'a', value: 'b' }] })).toEqual({
    'website-url': url,
    'url-parameters': { state: 'added', pairs: null },
    'tracking-urls': { impression: '', click: 'https://t.example/' },
  });
});
