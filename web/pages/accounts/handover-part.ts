import { call } from '../../parts/api.ts';
import type { Account } from '../../parts/api-nouns.ts';
import { button, element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { tell } from './tell.ts';

/** Who may take over, as the list shows them now. */
export type Successors = () => readonly Account[];

/** Hands every duty of the account to another one, and disables it where its owner leaves; `redraw` is told of both. */
export function handoverPart(account: Account, successors: Successors, redraw: (now: Account) => void): HTMLElement {
  const choice = element('select', { name: 'successor' });
  const leaves = element('input', { type: 'checkbox', name: 'leaves' });
  const reason = element('textarea', { maxlength: document.body.dataset.mostCharacters ?? '', name: 'handoverReason' });
  const outcome = element('div', {});
  const part = element(
    'details',
    { class: 'part' },
    element('summary', {}, 'Serah terima'),
    element(
      'p',
      { class: 'hint' },
      'Semua tugas akun ini pindah sekaligus. Pengganti tidak ada di pilihan? Cari atau tampilkan dahulu akunnya.',
    ),
    element('label', {}, 'Diserahkan kepada', choice),
    element('label', { class: 'check' }, leaves, 'Pemilik akun ini pergi: nonaktifkan akunnya'),
    element('label', {}, 'Alasan serah terima', reason),
    button('Serahkan tugas', {}, async () => {
      if (!choice.value || !reason.value.trim())
        return show(
          outcome,
          element('p', { role: 'alert', class: 'notice' }, 'Pilih penggantinya dan tulis alasannya: serah terima tercatat.'),
        );
      const handed = await call('handOver', {
        params: { sub: account.sub },
        body: { to: choice.value, leaves: leaves.checked, reason: reason.value.trim() },
      });
      if (!handed.ok) return show(outcome, notice(handed.problem));
      tell(
        `Tugas ${account.name ?? account.sub} diserahkan kepada ${choice.selectedOptions[0]?.textContent ?? ''}. ${handed.value.notice}`,
      );
      redraw(handed.value.to);
      redraw(handed.value.from);
    }),
    outcome,
  );
  part.addEventListener('toggle', () => {
    const others = successors().filter(({ sub, disabled }) => sub !== account.sub && !disabled);
    show(
      choice,
      element('option', { value: '' }, 'pilih'),
      ...others.map(({ sub, name = sub, email = '' }) => element('option', { value: sub }, email ? `${name} (${email})` : name)),
    );
  });
  return part;
}
