import { element } from '../../ads-manager/page/element.ts';
import { addressOf, readSwitches, stepOf } from './address.ts';
import { loadAccountName, loadPixels, publish, saveStep } from './calls.ts';
import { defineTextFields } from './controls/ks-input.ts';
import { defineRadios } from './controls/ks-radios.ts';
import { openDialog } from './controls/vi-dialog.ts';
import { openStartDialog } from './dialogs/start-dialog.ts';
import { DraftStore, type Step, steps } from './draft.ts';
import { buildForm, type Form } from './forms/form.ts';
import type { Kit } from './forms/kit.ts';
import { buildFrame } from './frame.ts';
import { wordsOf } from './words/index.ts';

const root = document.querySelector('#app') ?? document.body;
const here = () => new URL(location.href);
const aadvid = here().searchParams.get('aadvid') ?? '';
const accountName = await loadAccountName(aadvid);
if (accountName === null) {
  root.replaceChildren(
    element('main', { class: 'notice' }, element('h1', {}, 'You do not have access to this account')),
  );
} else {
  openCreation(accountName, await loadPixels(aadvid));
}

function openCreation(name: string, pixels: Kit['pixels']): void {
  const switches = readSwitches(here());
  const words = wordsOf(switches.locale);
  document.documentElement.lang = switches.locale;
  defineTextFields(switches.suffix);
  defineRadios(switches.suffix);
  const store = new DraftStore();
  const kit: Kit = { words, switches, store, pixels };
  const forms = new Map<Step, Form>();
  let isSimplified = switches.isSimplified;
  let error: string | null = null;

  const frame = buildFrame(kit, name, {
    onStep: travel,
    onPublish() {
      error = store.draft.ad.url === '' ? words.errors.noUrl : null;
      if (error === null) void publish(aadvid).then(() => location.assign(`/i18n/manage/campaign?aadvid=${aadvid}`));
      else show();
    },
    onFullVersion() {
      const leave = () => {
        isSimplified = false;
        show();
      };
      const { cancel, confirm } = words.buttons;
      openDialog(
        words.dialog.fullVersionQuestion,
        [],
        [
          { text: cancel, isMain: false, onPress: () => undefined },
          { text: confirm, isMain: true, onPress: leave },
        ],
      );
    },
  });

  function travel(step: Step): void {
    history.pushState(null, '', addressOf(step, store.draft.campaign.isSmartPlus, here()));
    error = null;
    visit();
  }

  /** Shows the step of the address; its form comes a little later the first time, and stays from then on. */
  function visit(): void {
    const step = stepOf(here());
    show();
    if (forms.has(step)) return;
    setTimeout(() => {
      if (forms.has(step)) return;
      const form = buildForm(step, kit);
      forms.set(step, form);
      frame.pane.append(form.node);
      show();
    }, switches.delay);
  }

  function show(): void {
    const shown = stepOf(here());
    for (const [step, form] of forms) {
      form.show(isSimplified);
      form.node.style.display = step === shown ? '' : 'none';
    }
    frame.show(shown, isSimplified, error);
    const labelsOf = (step: Step) => forms.get(step)?.labels() ?? [];
    frame.showChecklist({ campaign: labelsOf('campaign'), adgroup: labelsOf('adgroup'), ad: labelsOf('ad') });
  }

  let wasSmartPlus = store.draft.campaign.isSmartPlus;
  store.onChange((changed) => {
    const { isSmartPlus } = store.draft.campaign;
    const isReworded = isSmartPlus !== wasSmartPlus;
    wasSmartPlus = isSmartPlus;
    for (const step of steps) {
      if (switches.rendersAnew || (isReworded && step !== changed)) forms.get(step)?.rebuild();
    }
    show();
    void saveStep(changed, store.draft, aadvid);
  });
  addEventListener('popstate', visit);
  root.replaceChildren(frame.node);
  visit();
  if (stepOf(here()) === 'campaign' && !isSimplified) openStartDialog(kit);
}
