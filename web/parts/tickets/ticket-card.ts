import { limits } from '../../../functions/limits.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { refusalText, ticketKindWords } from '../../../functions/model/ticket-words.ts';
import { call } from '../api.ts';
import type { Body, Outcome } from '../api-call.ts';
import type { TicketClock, WholeTicket } from '../api-nouns.ts';
import { button, element, onSubmit, show } from '../elements.ts';
import { lookKindText } from '../look-words.ts';
import { notice } from '../notice.ts';
import { answererText, clockText } from './clock-text.ts';

/** A ticket for a party of it: its clock, and behind a button what was said, with the ways to say more. */
export function ticketCard(ticket: TicketClock): HTMLElement {
  const { ticketId, kind, as, name, subject, datasetId, look } = ticket;
  const clock = clockLine(ticket);
  const talk = element('div', {});
  const failed = element('div', {});
  const open = button(as === 'resident' ? 'Buka' : 'Baca dan jawab', { class: 'quiet' }, async () => {
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
    element('h2', {}, subject ?? ticketKindWords[kind]),
    element(
      'p',
      { class: 'meta' },
      [ticketKindWords[kind], as === 'resident' ? `dijawab ${answererText(ticket)}` : (name ?? '')].join(' · '),
    ),
    clock,
    ...(seen ? [element('p', {}, `Yang ditanyakan: ${[seen, why].filter(Boolean).join('. ')}.`)] : []),
    ...(datasetId && as === 'desk'
      ? [element('p', {}, 'Dataset: ', element('a', { href: `/kerja/dataset/${datasetId}` }, datasetId))]
      : []),
    open,
    talk,
    failed,
  );
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
    const speaker =
      from === 'auditor' ? 'Inspektorat' : from === 'desk' ? answererText(ticket) : ticket.as === 'resident' ? 'Anda' : (name ?? '');
    const clerk = from !== 'resident' && name ? ` (${name})` : '';
    return element(
      'div',
      { class: 'part', 'data-from': from },
      element('p', { class: 'meta' }, `${speaker}${clerk} · ${timeText(at)}`),
      element('p', { class: 'said' }, text),
    );
  });
}

type Again = (ticket: WholeTicket) => void;

function answerForm(ticket: WholeTicket, again: Again): HTMLElement {
  const { ticketId } = ticket;
  const failed = element('div', {});
  const isResident = ticket.as === 'resident';
  const words = element('textarea', { name: 'message', required: '', maxlength: String(limits.maxTicketMessageCharacters) });
  const send = async (body: Body<'answerTicket'>) => {
    const said = await call('answerTicket', { params: { ticketId }, body });
    settle(said, failed, again);
  };
  const form = element(
    'form',
    {},
    element('label', {}, isResident ? 'Tambahan dari Anda' : 'Jawaban', words),
    element(
      'p',
      { class: 'hint' },
      isResident
        ? 'Tanpa NIK. Setelah ada jawaban, tambahan Anda meminta jawaban baru.'
        : 'Tanpa NIK. Warganya membaca ini atas nama OPD Anda.',
    ),
    element('button', {}, isResident ? 'Kirim tambahan' : 'Kirim jawaban'),
    failed,
  );
  onSubmit(form, () => send({ message: words.value.trim() }));
  if (!isResident) form.append(refusing(() => send({ refusal: true })));
  return form;
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
  const close = button(as === 'resident' ? 'Sudah selesai bagi saya' : 'Tutup', { class: 'quiet' }, async () => {
    settle(await call('closeTicket', { params: { ticketId } }), failed, again);
  });
  return element('div', {}, close, failed);
}

function settle(answer: Outcome<WholeTicket>, failed: HTMLElement, again: Again): void {
  if (answer.ok) again(answer.value);
  else show(failed, notice(answer.problem));
}
