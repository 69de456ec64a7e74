import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { askableUploadStates, ticketStateWords } from '../../../functions/model/ticket-words.ts';
import { call } from '../../parts/api.ts';
import type { Upload } from '../../parts/api-nouns.ts';
import { button, element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { sentPart } from '../../parts/tickets/ask-ticket.ts';

const deskLink = { href: '/kerja/bantuan', name: pageNames.helpDesk };
const what =
  'Pertanyaan ini membawa nama berkas, dataset, hasil validasi tanpa isi sel, dan tempat kesalahan yang pertama. Tanpa NIK dalam kalimat Anda.';
const unitText = 'Perlu bantuan? Hubungi operator OPD Anda: ia dapat bertanya kepada meja bantuan tentang unggahan ini.';
const shareText = `Bagikan juga isi sel ${limits.maxSharedCells} kesalahan pertama: petugas meja bantuan membacanya di hasil validasi sampai pertanyaan ini selesai, setiap pembacaan dicatat, dan kolom data pribadi tidak ikut. Walidata tidak membacanya.`;

/**
 * One click and a sentence: a question about this upload for the helpdesk; or how the one stands that was asked. Nothing where there is nothing to ask about. The account
 * of a unit, which has no `opdId` here, has no questions of its own: it is told who has.
 */
export async function askHelp(upload: Upload, opdId: string | undefined): Promise<HTMLElement[]> {
  if (!askableUploadStates.includes(upload.state)) return [];
  if (opdId === undefined) return [element('p', { class: 'hint' }, unitText)];
  const place = element('section', { id: 'ask-help' });
  const asked = await call('listTickets', { query: { list: 'asked', opdId } });
  const standing = asked.ok ? asked.value.items.find(({ upload: one }) => one?.uploadId === upload.uploadId) : undefined;
  show(place, standing ? askedLine(`Meja bantuan: pertanyaan Anda ${ticketStateWords[standing.state]}. `) : askPart(place, upload));
  return [place];
}

function askPart(place: HTMLElement, { datasetId, uploadId, state }: Upload): HTMLElement {
  const words = element('textarea', { name: 'message', required: '', maxlength: String(limits.maxTicketMessageCharacters) });
  const share = element('input', { type: 'checkbox', name: 'shareCells' });
  const failed = element('div', {});
  const form = element(
    'form',
    {},
    element('label', {}, 'Apa yang ingin Anda tanyakan?', words),
    element('p', { class: 'hint' }, what),
    ...(state === 'failed' ? [] : [element('label', { class: 'choice' }, share, element('span', {}, shareText))]),
    element('button', {}, 'Kirim pertanyaan'),
    failed,
  );
  onSubmit(form, async () => {
    const body = { datasetId, uploadId, message: words.value.trim(), ...(share.checked ? { shareCells: true } : {}) };
    const sent = await call('openTicket', { body });
    if (!sent.ok) return show(failed, notice(sent.problem));
    show(place, sentPart(sent.value.dueAt, deskLink));
  });
  return button('Minta bantuan', { class: 'quiet' }, async () => {
    show(place, form);
    words.focus();
  });
}

function askedLine(text: string): HTMLElement {
  return element('p', { role: 'status', class: 'notice' }, text, element('a', { href: deskLink.href }, `Buka ${deskLink.name}`));
}
