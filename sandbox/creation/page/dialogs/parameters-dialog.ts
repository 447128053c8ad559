import { element } from '../../../ads-manager/page/element.ts';
import { openDialog } from '../controls/vi-dialog.ts';
import type { UrlParameter } from '../draft.ts';
import type { Kit } from '../forms/kit.ts';

/** TikTok's API document on `utm_params`: at most 14 pairs. */
const most = 14;

/** "Build URL parameters": pairs of a name and a value. Pairs without a name are left out. */
export function openParametersDialog({ words, store }: Kit, current: () => readonly UrlParameter[]): void {
  const rows = element('div', { class: 'parameter-rows' });
  const add = ({ field, value }: UrlParameter) => {
    if (rows.childElementCount >= most) return;
    const input = (text: string, placeholder: string) => {
      const made = element('input', { class: 'vi-input__inner', placeholder });
      made.value = text;
      return made;
    };
    rows.append(element('div', { class: 'parameter' }, input(field, 'utm_source'), input(value, '…')));
  };
  for (const parameter of current()) add(parameter);
  if (current().length === 0) add({ field: '', value: '' });
  const more = element('button', { type: 'button', class: 'vi-button' }, words.buttons.addParameter);
  more.addEventListener('click', () => add({ field: '', value: '' }));
  const read = () =>
    [...rows.children].flatMap((row) => {
      const [field = '', value = ''] = [...row.querySelectorAll('input')].map((input) => input.value.trim());
      return field === '' ? [] : [{ field, value }];
    });
  openDialog(
    words.urlParameterStates.build,
    [rows, more],
    [
      { text: words.buttons.cancel, isMain: false, onPress: () => undefined },
      { text: words.buttons.done, isMain: true, onPress: () => store.change('ad', { urlParameters: read() }) },
    ],
  );
}
