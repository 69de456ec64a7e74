import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { Account, Me } from '../../parts/api-nouns.ts';
import { button, element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { accountCard, type Cards } from './account-card.ts';

const perPage = '50';

/** Accounts page by page, with a search that looks through all of them: /v1 lists them in no order that a reader knows. */
export type AccountList = {
  readonly parts: readonly HTMLElement[];
  readonly add: (account: Account) => void;
  readonly more: () => Promise<void>;
};

export function accountList(who: Me): AccountList {
  const list = element('ul', { class: 'cards' });
  const onward = element('div', {});
  const told = element('p', { role: 'status' });
  const words = element('input', { type: 'search', name: 'words' });
  let cursor: string | undefined;
  let isThrough = false;
  let sought = '';
  const known = new Map<string, Account>();
  const cards: Cards = {
    successors: () => [...known.values()].filter(({ sub }) => sub !== who.sub),
    redraw: (now) => {
      const account = { ...known.get(now.sub), ...now };
      known.set(now.sub, account);
      cardsOf(list)
        .find((card) => card.dataset.account === now.sub)
        ?.replaceWith(accountCard(account, who, cards));
    },
  };
  const put = (account: Account, where: 'append' | 'prepend') => {
    // The one who was invited here comes again with their page.
    if (known.has(account.sub)) return;
    known.set(account.sub, account);
    const card = accountCard(account, who, cards);
    card.hidden = !fits(card, sought);
    list[where](card);
  };
  const load = async () => {
    const found = await call('listAccounts', { query: { limit: perPage, cursor } });
    if (!found.ok) {
      isThrough = true;
      return show(onward, notice(found.problem));
    }
    cursor = found.value.next;
    isThrough = cursor === undefined;
    for (const account of found.value.items) put(account, 'append');
    show(onward, ...(isThrough ? [] : [button('Tampilkan akun lain', { class: 'quiet' }, more)]));
  };
  // A search that begins while a page is on its way waits for that one: no account stands twice.
  let running: Promise<void> | undefined;
  const more = () => {
    running ??= load().finally(() => {
      running = undefined;
    });
    return running;
  };
  const search = element(
    'form',
    { class: 'filters', role: 'search' },
    element('label', {}, 'Nama atau alamat surel', words),
    element('button', {}, 'Cari'),
  );
  onSubmit(search, async () => {
    sought = words.value.trim().toLowerCase();
    for (const card of cardsOf(list)) card.hidden = !fits(card, sought);
    while (sought && !isThrough) {
      show(told, `Mencari… ${numberText(list.childElementCount)} akun dilihat.`);
      await more();
    }
    const shown = cardsOf(list).filter((card) => !card.hidden).length;
    show(told, sought ? `${numberText(shown)} akun cocok.` : '');
  });
  return { parts: [search, told, list, onward], add: (account) => put(account, 'prepend'), more };
}

function cardsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > li')];
}

function fits(card: HTMLElement, sought: string): boolean {
  return (card.dataset.words ?? '').includes(sought);
}
