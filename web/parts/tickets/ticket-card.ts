import { limits } from '../../../functions/limits.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { isAsking, refusalText, type TicketParty, ticketKindWords } from '../../../functions/model/ticket-words.ts';
import { call } from '../api.ts';
import type { Body, Outcome } from '../api-call.ts';
import type { TicketClock, WholeTicket } from '../api-nouns.ts';
import { button, element, onSubmit, show } from '../elements.ts';
import { lookKindText } from '../look-words.ts';
import { notice } from '../notice.ts';
import { answererText, clockText } from './clock-text.ts';
import { uploadFacts } from './upload-facts.ts';

/** A ticket for a party of it: its clock, and behind a button what was said, with the ways to say more. */
export function ticketCard(ticket: TicketClock): HTMLElement {
  const { ticketId, kind, as, subject, datasetId, look, upload } = ticket;
  const clock = clockLine(ticket);
  const talk = element('div', {});
  const failed = element('div', {});
  const open = button(isAsking(as) ? 'Buka' : 'Baca dan jawab', { class: 'quiet' }, async () => {
    const found = await call('getTicket', { params: { ticketId } });
    if (!found.ok) return show(failed, notice(found.problem));
    open.remove();
    drawTalk(talk, clock, found.value);
  });
  const seen =
    look && `${look.viewer}${look.institution ? `, ${look.institution.name}` : ''}, ${timeText(look.at)}, ${lookKindText(look.kind)}`;
  const why = look && [look.purpose?.name, look.caseNumber, look.reason].filter(Boolean).join(' · ');
  return element(
    'li',
    { class: 'card', 'data-ticket': ticketId, 'data-state': ticket.state },
    element('h2', {}, subject ?? upload?.fileName ?? ticketKindWords[kind]),
    element(
      'p',
      { class: 'meta' },
      [ticketKindWords[kind], as === 'resident' ? `dijawab ${answererText(ticket)}` : askerText(ticket)].join(' · '),
    ),
    clock,
    ...(seen ? [element('p', {}, `Yang ditanyakan: ${[seen, why].filter(Boolean).join('. ')}.`)] : []),
    ...(datasetId && as === 'desk'
      ? [element('p', {}, 'Dataset: ', element('a', { href: `/kerja/dataset/${datasetId}` }, datasetId))]
      : []),
    ...(upload ? uploadFacts(ticket, upload) : []),
    open,
    talk,
    failed,
  );
}

/** Of whom asks: a resident's name, or the clerk's with their OPD. */
function askerText({ kind, name = '', opd }: TicketClock): string {
  return kind === 'upload' && opd ? `${opd.name} (${name})` : name;
}

function clockLine(ticket: TicketClock): HTMLElement {
  return element('p', {}, element(ticket.isOverdue ? 'strong' : 'span', ticket.isOverdue ? { class: 'late' } : {}, clockText(ticket)));
}

function drawTalk(place: HTMLElement, clock: HTMLElement, ticket: WholeTicket): void {
  const again = (changed: WholeTicket) => {
    show(clock, ...clockLine(changed).childNodes);
    drawTalk(place, clock, changed);
  };
  show(
    place,
    ...saidParts(ticket),
    ...(ticket.mayAnswer ? [answerForm(ticket, again)] : []),
    ...(ticket.mayClose ? [closing(ticket, again)] : []),
  );
}

function saidParts(ticket: WholeTicket): HTMLElement[] {
  return ticket.messages.map(({ at, from, name, text }) => {
    const clerk = from !== 'resident' && name ? ` (${name})` : '';
    return element(
      'div',
      { class: 'part', 'data-from': from },
      element('p', { class: 'meta' }, `${speakerText(from, ticket, name)}${clerk} · ${timeText(at)}`),
      element('p', { class: 'said' }, text),
    );
  });
}

function speakerText(from: TicketParty, ticket: WholeTicket, name: string | undefined): string {
  if (from === 'auditor') return 'Inspektorat';
  if (from === 'helper') return pageNames.helpDesk;
  if (from === 'desk' || from === 'asker') return answererText(ticket);
  return ticket.as === 'resident' ? 'Anda' : (name ?? '');
}

type Again = (ticket: WholeTicket) => void;

function answerForm(ticket: WholeTicket, again: Again): HTMLElement {
  const { ticketId } = ticket;
  const failed = element('div', {});
  const asks = isAsking(ticket.as);
  const words = element('textarea', { name: 'message', required: '', maxlength: String(limits.maxTicketMessageCharacters) });
  const send = async (body: Body<'answerTicket'>) => {
    const said = await call('answerTicket', { params: { ticketId }, body });
    settle(said, failed, again);
  };
  const form = element(
    'form',
    {},
    element('label', {}, asks ? 'Tambahan dari Anda' : 'Jawaban', words),
    element('p', { class: 'hint' }, `Tanpa NIK. ${hintText(ticket)}`),
    element('button', {}, asks ? 'Kirim tambahan' : 'Kirim jawaban'),
    failed,
  );
  onSubmit(form, () => send({ message: words.value.trim() }));
  if (!asks && ticket.kind !== 'upload') form.append(refusing(() => send({ refusal: true })));
  return form;
}

function hintText({ as, kind }: WholeTicket): string {
  if (isAsking(as)) return 'Setelah ada jawaban, tambahan Anda meminta jawaban baru.';
  return kind === 'upload' ? 'OPD yang bertanya membaca nama Anda.' : 'Warganya membaca ini atas nama OPD Anda.';
}

/** What the law wants refused is refused in the same words, whatever the reason. */
function refusing(refuse: () => Promise<void>): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, 'Tolak'),
    element(
      'p',
      {},
      'Hanya bila memenuhinya membahayakan seseorang, membuka data orang lain, atau menyangkut pertahanan negara. Kalimatnya selalu sama:',
    ),
    element('blockquote', {}, refusalText),
    button('Ya, tolak dengan kalimat ini', { class: 'quiet' }, refuse),
  );
}

function closing({ ticketId, as }: WholeTicket, again: Again): HTMLElement {
  const failed = element('div', {});
  const close = button(isAsking(as) ? 'Sudah selesai bagi saya' : 'Tutup', { class: 'quiet' }, async () => {
    settle(await call('closeTicket', { params: { ticketId } }), failed, again);
  });
  return element('div', {}, close, failed);
}

function settle(answer: Outcome<WholeTicket>, failed: HTMLElement, again: Again): void {
  if (answer.ok) again(answer.value);
  else show(failed, notice(answer.problem));
}
