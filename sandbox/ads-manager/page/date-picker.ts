import { type Dates, datePresets, lastDays } from './date-presets.ts';
import { element } from './element.ts';

export interface DatePicker {
  readonly node: HTMLElement;
  show(dates: Dates): void;
}

/** A button with the dates, and a pane with presets and two days. `onPick` gets every choice. */
export function buildDatePicker(today: string, onPick: (dates: Dates) => void): DatePicker {
  const pane = element('div', { class: 'date-pane', popover: 'auto', role: 'dialog', 'aria-label': 'Dates' });
  const button = element('button', {
    class: 'date-button KsDateRangePicker',
    type: 'button',
    'aria-haspopup': 'dialog',
  });
  const from = element('input', { type: 'date', 'aria-label': 'First day', required: '' });
  const to = element('input', { type: 'date', 'aria-label': 'Last day', required: '', max: today });

  const pick = (dates: Dates) => {
    pane.hidePopover();
    onPick(dates);
  };
  const presets = datePresets.map(({ label, days }) => {
    const preset = element('button', { type: 'button', class: 'date-preset' }, label);
    preset.addEventListener('click', () => pick(lastDays(today, days)));
    return preset;
  });
  const form = element(
    'form',
    { class: 'date-form' },
    element('div', { class: 'date-inputs' }, from, element('span', {}, '–'), to),
    element('button', { type: 'submit', class: 'button button--primary' }, 'Apply'),
  );
  from.addEventListener('change', () => {
    to.min = from.value;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    pick({ st: from.value, et: to.value });
  });
  pane.append(element('div', { class: 'date-presets' }, ...presets), form);
  button.popoverTargetElement = pane;
  pane.addEventListener('beforetoggle', () => {
    const { right, bottom } = button.getBoundingClientRect();
    pane.style.top = `${bottom + 6}px`;
    pane.style.right = `${document.documentElement.clientWidth - right}px`;
  });

  return {
    node: element('div', { class: 'date-picker' }, button, pane),
    show({ st, et }) {
      button.textContent = `${st} – ${et}`;
      from.value = st;
      to.value = et;
      to.min = st;
    },
  };
}
