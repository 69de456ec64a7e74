import { call } from '../../parts/api.ts';
import type { Body } from '../../parts/api-call.ts';
import type { Account, Me } from '../../parts/api-nouns.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { namesIn } from '../../parts/names.ts';
import { notice } from '../../parts/notice.ts';
import { dutyPicker } from './duty-picker.ts';
import { accountStateText, dutyText } from './duty-words.ts';
import { handoverPart, type Successors } from './handover-part.ts';
import { tell } from './tell.ts';

/** Draws the accounts of a page anew after a change, and knows who may take over from one. */
export type Cards = { readonly successors: Successors; readonly redraw: (now: Account) => void };

/** One account with what the steward may do to it; after a change the card is drawn again. */
export function accountCard(account: Account, who: Me, cards: Cards): HTMLElement {
  const { name = account.sub, email = '', groups, sub } = account;
  const card = element('li', {
    class: 'card',
    'data-account': sub,
    'data-state': account.disabled ? 'disabled' : 'enabled',
    'data-words': `${name} ${email}`.toLowerCase(),
  });
  const bodyName = namesIn(byId('institutions'));
  const held = groups.map((group) => dutyText(group, bodyName)).join('; ') || 'tanpa tugas';
  show(
    card,
    element('h2', {}, name),
    element('p', { class: 'meta' }, [email, accountStateText(account)].filter(Boolean).join(' · ')),
    element('p', {}, held),
    ...(sub === who.sub
      ? [element('p', { class: 'hint' }, 'Akun Anda sendiri hanya dapat diubah oleh walidata lain.')]
      : [changePart(account, cards.redraw), ...(groups.length === 0 ? [] : [handoverPart(account, cards.successors, cards.redraw)])]),
  );
  return card;
}

const wronglyBound =
  'Terikat ke warga yang keliru? Ikatan itu tidak dapat dilepas: nonaktifkan akun ini, lalu undang orangnya lagi dengan alamat surel lain.';

function changePart(account: Account, redraw: (now: Account) => void): HTMLElement {
  const picker = dutyPicker(account.groups);
  const reason = element('textarea', { maxlength: document.body.dataset.mostCharacters ?? '', name: 'reason' });
  const failed = element('div', {});
  const change = async (what: Omit<Body<'changeAccount'>, 'reason'>, said: string) => {
    if (!reason.value.trim()) {
      reason.focus();
      return show(failed, element('p', { role: 'alert', class: 'notice' }, 'Tulis dahulu alasannya: perubahan akun tercatat.'));
    }
    const outcome = await call('changeAccount', {
      params: { sub: account.sub },
      body: { ...what, reason: reason.value.trim() },
      etag: `"${account.revision}"`,
    });
    if (!outcome.ok) return show(failed, notice(outcome.problem));
    tell(`${account.name ?? account.sub}: ${said} ${outcome.value.notice ?? ''}`);
    redraw(outcome.value);
  };
  const toggle = account.disabled
    ? button('Aktifkan', {}, () => change({ disabled: false }, 'diaktifkan.'))
    : button('Nonaktifkan', { class: 'quiet' }, () => change({ disabled: true }, 'dinonaktifkan, berlaku seketika.'));
  return element(
    'details',
    { class: 'part' },
    element('summary', {}, 'Ubah akun'),
    ...(account.isBound && !account.disabled ? [element('p', { class: 'hint' }, wronglyBound)] : []),
    picker.part,
    element('label', {}, 'Alasan', reason),
    element(
      'p',
      { class: 'actions' },
      button('Simpan tugas', {}, () => change({ groups: picker.chosen() }, 'tugas tersimpan.')),
      toggle,
      button('Keluarkan dari semua sesi', { class: 'quiet' }, () => change({ signOut: true }, 'dikeluarkan dari semua sesi.')),
    ),
    failed,
  );
}
