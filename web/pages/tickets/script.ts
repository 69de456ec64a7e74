import '../../parts/frame.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { ticketKindWords } from '../../../functions/model/ticket-words.ts';
import { account, ownOpds } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me, Opd, TicketClock } from '../../parts/api-nouns.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { isAuditor, isSteward } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { answererText, clockText } from '../../parts/tickets/clock-text.ts';
import { ticketCard } from '../../parts/tickets/ticket-card.ts';
import { countsText, ticketList } from '../../parts/tickets/ticket-list.ts';

const place = byId('tickets');
const me = await account();
if (!me) show(place, askToSignIn('untuk membaca permintaan warga'));
else if (!me.ok) show(place, notice(me.problem));
else show(place, ...(await partsFor(me.value)));

/** A section for each thing that somebody is. */
async function partsFor(who: Me): Promise<HTMLElement[]> {
  const parts = [
    ...(await Promise.all((await ownOpds(who)).map(deskPart))),
    ...(isAuditor(who) ? [await questionsPart()] : []),
    ...(isSteward(who) && !isAuditor(who) ? [await clocksPart()] : []),
  ];
  return parts.length > 0 ? parts : [element('p', {}, 'Halaman ini untuk OPD yang menjawab, Inspektorat, dan walidata.')];
}

async function deskPart({ opdId, name }: Opd): Promise<HTMLElement> {
  return element('section', { 'data-desk': opdId }, element('h2', {}, name), ...(await ticketList({ list: 'desk', opdId }, ticketCard)));
}

async function questionsPart(): Promise<HTMLElement> {
  const heading = element('h2', {}, 'Pertanyaan tentang jejak');
  return element('section', { 'data-desk': 'questions' }, heading, ...(await ticketList({ list: 'city' }, ticketCard)));
}

/** For the walidata: whose clock runs, and whose has run out. */
async function clocksPart(): Promise<HTMLElement> {
  const heading = element('h2', {}, 'Batas waktu semua permintaan');
  const found = await call('listTickets', { query: { list: 'city' } });
  if (!found.ok) return element('section', {}, heading, notice(found.problem));
  const { items, byOpd = [] } = found.value;
  const counted = byOpd.map((one) => [answererText(one), numberText(one.waiting), numberText(one.overdue)]);
  return element(
    'section',
    { 'data-desk': 'clocks' },
    heading,
    element('p', { class: 'headline' }, countsText(found.value)),
    element('p', { class: 'hint' }, 'Siapa yang meminta dan isinya hanya dibaca para pihak.'),
    ...(counted.length > 0 ? [stackedTable('Menurut yang menjawab', ['Yang menjawab', 'Menunggu', 'Lewat waktu'], counted)] : []),
    ...(items.length > 0
      ? [stackedTable('Yang paling mendesak lebih dahulu', ['Yang menjawab', 'Jenis', 'Jam'], items.map(clockCells))]
      : []),
  );
}

function clockCells(ticket: TicketClock): (HTMLElement | string)[] {
  const text = clockText(ticket);
  return [answererText(ticket), ticketKindWords[ticket.kind], ticket.isOverdue ? element('strong', { class: 'late' }, text) : text];
}
