import { type Account, loadAccounts } from './calls.ts';
import { element } from './element.ts';

export interface AccountMenu {
  readonly node: HTMLElement;
  show(account: Account): void;
}

/** The account of the page, and the others behind it; `onPick` gets the id of the chosen one. */
export function buildAccountMenu(onPick: (aadvid: string) => void): AccountMenu {
  const name = element('div', { class: 'account-name' });
  const details = element('div', { class: 'account-id' });
  const list = element('div', { class: 'account-list', popover: 'auto', role: 'menu' });
  const button = element('button', { class: 'account', type: 'button', 'aria-haspopup': 'menu' }, name, details);
  button.popoverTargetElement = list;
  list.addEventListener('beforetoggle', async (event) => {
    const { right, bottom } = button.getBoundingClientRect();
    list.style.top = `${bottom + 6}px`;
    list.style.right = `${document.documentElement.clientWidth - right}px`;
    if (event.newState !== 'open') return;
    list.replaceChildren(...(await loadAccounts()).map(itemOf));
  });
  const itemOf = ({ advertiser_id, name: label }: Account) => {
    const item = element(
      'button',
      { class: 'account-item', type: 'button', role: 'menuitem' },
      element('span', {}, label),
      element('small', {}, advertiser_id),
    );
    item.addEventListener('click', () => {
      list.hidePopover();
      onPick(advertiser_id);
    });
    return item;
  };
  return {
    node: element('div', { class: 'account-menu' }, button, list),
    show(account) {
      name.textContent = account.name;
      details.textContent = `${account.advertiser_id} · ${account.currency} · ${account.timezone}`;
    },
  };
}
