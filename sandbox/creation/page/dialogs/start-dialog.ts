import { element } from '../../../ads-manager/page/element.ts';
import { radios } from '../controls/ks-radios.ts';
import { openDialog } from '../controls/vi-dialog.ts';
import { viSwitch } from '../controls/vi-toggles.ts';
import { choicesOf, type Kit, keysOf } from '../forms/kit.ts';

/**
 * "Create new campaign": objective, then destination, a search campaign switch and the notice that manual and Smart+ are
 * one workflow now (public automation program, 2026-06).
 */
export function openStartDialog({ words, switches, store }: Kit): void {
  let { objective, destination } = store.draft.campaign;
  const objectives = radios(switches.suffix, choicesOf(keysOf(words.objectives), words.objectives), (value) => {
    objective = value;
  });
  const destinations = radios(switches.suffix, choicesOf(keysOf(words.destinations), words.destinations), (value) => {
    destination = value;
  });
  objectives.show(objective);
  destinations.show(destination);
  const line = (label: string, content: Node) =>
    element('div', { class: 'dialog-line' }, element('div', {}, label), content);
  openDialog(
    words.dialog.title,
    [
      element('p', { class: 'notice-line' }, words.dialog.notice),
      line(words.labels.objective, objectives.node),
      line(words.labels.salesDestination, destinations.node),
      line(words.dialog.searchCampaign, viSwitch(() => undefined).node),
    ],
    [
      {
        text: words.buttons.confirm,
        isMain: true,
        onPress: () => store.change('campaign', { objective, destination }),
      },
    ],
  );
}
