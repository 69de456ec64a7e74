import { limits } from '../../../functions/limits.ts';
import { minutesFileText, stands } from '../../../functions/model/minutes-words.ts';
import { call } from '../../parts/api.ts';
import type { Minutes, MinutesWriting } from '../../parts/api-nouns.ts';
import { confirmingButton } from '../../parts/confirming.ts';
import { element, onSubmit, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { notice } from '../../parts/notice.ts';
import type { Done, Place } from './place.ts';
import { signedForm } from './signed-form.ts';

/** What the steward does with the writing that is shown: makes a draft final; sends the signed papers of one that stands, or revokes it. */
export function actParts(place: Place, { revision }: Minutes, shown: MinutesWriting | undefined, done: Done): HTMLElement[] {
  if (shown?.state === 'draft') return [finishPart(place, revision, done)];
  if (!shown || !stands(shown.state)) return [];
  const hasAnnex = shown.files.some(({ file }) => file === 'lampiran');
  return [
    signedForm({ ...place, n: shown.n, paper: 'main', title: minutesFileText['naskah-bertanda-tangan'] }, done),
    ...(hasAnnex ? [signedForm({ ...place, n: shown.n, paper: 'annex', title: minutesFileText['lampiran-bertanda-tangan'] }, done)] : []),
    revokeForm(place, shown.n, done),
  ];
}

function finishPart(params: Place, revision: number, done: Done): HTMLElement {
  const outcome = element('div', { role: 'status' });
  const finish = confirmingButton(
    {
      text: 'Finalkan berita acara',
      question: 'Isinya dihitung sekali lagi, lalu dibekukan dan diberi nomor verifikasi. Finalkan?',
      yes: 'Ya, finalkan',
      attributes: { id: 'finish' },
    },
    async () => {
      const kept = await call('finishMinutes', { params, body: { revision } });
      if (!kept.ok) return show(outcome, notice(kept.problem));
      await done('Berita acara final. Unduh naskahnya untuk ditandatangani, lalu kirim kembali di halaman ini.');
    },
  );
  return element('div', {}, element('p', { class: 'actions' }, finish), outcome);
}

function revokeForm(params: Place, n: number, done: Done): HTMLElement {
  const form = element(
    'form',
    { id: 'revoke', autocomplete: 'off' },
    element('h3', {}, 'Cabut berita acara ini'),
    element(
      'label',
      {},
      'Alasan',
      element('textarea', { name: 'reason', rows: '2', required: '', maxlength: String(limits.maxReasonCharacters) }),
    ),
    element(
      'p',
      { class: 'hint' },
      'Nomor verifikasinya sesudah itu menjawab: dicabut. Untuk membetulkan isinya, tulis penggantinya di bawah.',
    ),
    element('button', { type: 'submit', class: 'quiet' }, 'Cabut'),
  );
  const outcome = element('div', { role: 'status' });
  form.append(outcome);
  onSubmit(form, async () => {
    const kept = await call('revokeMinutes', { params, body: { n, reason: textOf(form, 'reason') } });
    if (!kept.ok) return show(outcome, notice(kept.problem));
    await done('Berita acara dicabut.');
  });
  return form;
}
