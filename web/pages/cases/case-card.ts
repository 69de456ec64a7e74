import { endText, timeText } from '../../../functions/messages/date.ts';
import { call } from '../../parts/api.ts';
import type { CaseLook } from '../../parts/api-nouns.ts';
import { byId, element, onSubmit, show } from '../../parts/elements.ts';
import { lookKindText } from '../../parts/look-words.ts';
import { notice } from '../../parts/notice.ts';

/** One look that waits, with a form to confirm its case number and one to deny it. */
export function caseCard(opdId: string, look: CaseLook): HTMLElement {
  const { lookId, name, at, kind, caseNumber, purpose, reason, due, deniedAt, rests } = look;
  const card = element('li', { class: 'card', 'data-look': lookId });
  const failed = element('div', {});
  const decide = async (decision: { readonly decision: 'confirmed' } | { readonly decision: 'denied'; readonly reason: string }) => {
    const given = await call('decideCase', { params: { opdId, lookId }, body: { sub: look.sub, ...decision } });
    if (!given.ok) return show(failed, notice(given.problem));
    card.remove();
    const said = decision.decision === 'confirmed' ? 'dikonfirmasi' : 'ditolak; Inspektorat dapat melihatnya';
    show(byId('outcome'), `Nomor perkara ${caseNumber} ${said}.`);
    byId('outcome').focus();
  };
  const state = deniedAt ? 'Ditolak; hak petugas menunggu walidata.' : `Konfirmasi paling lambat ${endText(due)}.`;
  const facts = [
    element('h2', {}, caseNumber),
    element('p', { class: 'meta' }, [name, timeText(at), lookKindText(kind), `tujuan ${purpose}`].join(' · ')),
    element('p', {}, `Alasan: ${reason}`),
    element('p', {}, state, ...(rests ? [element('strong', {}, ' Hak petugas ini sedang dihentikan sementara.')] : [])),
  ];
  card.append(...facts, ...(deniedAt ? [] : [confirmForm(decide), denyForm(decide)]), failed);
  return card;
}

function confirmForm(decide: (decision: { readonly decision: 'confirmed' }) => Promise<void>): HTMLElement {
  const form = element('form', {}, element('button', {}, 'Nomor ini ada dalam catatan kami'));
  onSubmit(form, () => decide({ decision: 'confirmed' }));
  return form;
}

function denyForm(decide: (decision: { readonly decision: 'denied'; readonly reason: string }) => Promise<void>): HTMLElement {
  const reason = element('textarea', { name: 'reason', required: '', maxlength: document.body.dataset.mostCharacters ?? '' });
  const form = element(
    'form',
    {},
    element('label', {}, 'Alasan menolak', reason),
    element('button', { class: 'quiet' }, 'Tolak nomor ini'),
  );
  onSubmit(form, () => decide({ decision: 'denied', reason: reason.value.trim() }));
  return element('details', {}, element('summary', {}, 'Nomor ini tidak ada'), form);
}
