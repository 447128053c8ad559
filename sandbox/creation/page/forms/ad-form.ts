import { element } from '../../../ads-manager/page/element.ts';
import type { Control } from '../controls/control.ts';
import { textField, viTextField } from '../controls/ks-input.ts';
import { viSelect } from '../controls/vi-select.ts';
import { viSwitch } from '../controls/vi-toggles.ts';
import { openParametersDialog } from '../dialogs/parameters-dialog.ts';
import type { AdDraft } from '../draft.ts';
import { type BlockParts, bound, type Content } from './block.ts';
import { type Kit, worded } from './kit.ts';

const callsToAction = ['Download now', 'Learn more', 'Sign up'];

/** The settings of an ad. */
export function adForm(kit: Kit): BlockParts[] {
  const { words, switches, store } = kit;
  const { labels } = words;
  const change = (values: Partial<AdDraft>) => store.change('ad', values);
  const openField = (onCommit: (text: string) => void) =>
    textField({ suffix: switches.suffix, kind: 'open' }, onCommit);
  const text = (label: string, key: 'name' | 'text' | 'impressionUrl' | 'clickUrl'): BlockParts => ({
    label,
    content: bound(
      openField((value) => change({ [key]: value })),
      ({ ad }) => ad[key],
    ),
  });
  return [
    text(labels.adName, 'name'),
    {
      label: worded(kit, labels.websiteUrl),
      isSimple: true,
      content: bound(
        urlField(kit, (url) => change({ url })),
        ({ ad }) => ad.url,
      ),
    },
    { label: worded(kit, labels.urlParameters), isHybrid: true, content: urlParameters(kit) },
    text(labels.text, 'text'),
    {
      label: labels.callToAction,
      content: bound(
        viSelect(
          callsToAction.map((value) => ({ value, text: value })),
          (callToAction) => change({ callToAction }),
        ),
        ({ ad }) => ad.callToAction,
      ),
    },
    {
      label: labels.eventsTracking,
      isHybrid: true,
      content: bound(
        viSwitch(() => undefined),
        () => true,
      ),
    },
    text(labels.impressionUrl, 'impressionUrl'),
    text(labels.clickUrl, 'clickUrl'),
  ];
}

/** No public source shows what the Website URL is typed into, so the sandbox offers three forms of it. */
function urlField({ switches: { suffix, urlField: kind } }: Kit, onCommit: (text: string) => void): Control<string> {
  switch (kind) {
    case 'vi':
      return viTextField(onCommit);
    case 'unknown':
      return textField({ suffix, kind: 'sealed' }, onCommit);
    case 'keystone':
      return textField({ suffix, kind: 'open' }, onCommit);
  }
}

/** State and button as a design prototype on the same library shows them (2026), not a production page. */
function urlParameters(kit: Kit): Content {
  const { words, store } = kit;
  const state = element('span', { class: 'hint' });
  const button = element('button', { type: 'button', class: 'vi-button' }, words.urlParameterStates.build);
  button.addEventListener('click', () => openParametersDialog(kit, () => store.draft.ad.urlParameters));
  return {
    node: element('div', { class: 'parameters' }, state, button),
    show({ ad }) {
      state.textContent =
        ad.urlParameters.length === 0 ? words.urlParameterStates.none : words.urlParameterStates.added;
    },
  };
}
