import '../../parts/frame.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { account, ownOpds } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me, Opd, Tickets } from '../../parts/api-nouns.ts';
import { byId, element, show } from '../../parts/elements.ts';
import { followById } from '../../parts/follow-by-id.ts';
import { isHelpdesk, isSteward } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { durationText } from '../../parts/tickets/clock-text.ts';
import { ticketCard } from '../../parts/tickets/ticket-card.ts';
import { ticketList } from '../../parts/tickets/ticket-list.ts';
import { findUploads } from './find-uploads.ts';

const place = byId('help');
const me = await account();
if (!me) show(place, askToSignIn('untuk membuka meja bantuan'));
else if (!me.ok) show(place, notice(me.problem));
else show(place, ...(await partsFor(me.value)));

/** A section for each thing that somebody is. */
async function partsFor(who: Me): Promise<HTMLElement[]> {
  const helps = isHelpdesk(who) || isSteward(who);
  const parts = [
    ...(helps ? [await queuePart(), followById(), await findUploads()] : []),
    ...(await Promise.all((await ownOpds(who)).map(askedPart))),
  ];
  return parts.length > 0 ? parts : [element('p', {}, 'Halaman ini untuk OPD yang mengunggah, meja bantuan, dan walidata.')];
}

/** What waits, the oldest first, and how long the first answer took. */
async function queuePart(): Promise<HTMLElement> {
  const [list, found] = await Promise.all([
    ticketList({ list: 'help' }, ticketCard),
    call('listTickets', { query: { list: 'help', limit: '1' } }),
  ]);
  const told = found.ok ? [element('p', { class: 'meta', 'data-first-answers': '' }, firstAnswersText(found.value))] : [];
  return element('section', { 'data-desk': 'help' }, element('h2', {}, 'Antrean, yang tertua lebih dahulu'), ...told, ...list);
}

function firstAnswersText({ firstAnswers }: Tickets): string {
  if (!firstAnswers || firstAnswers.asked === 0) return 'Belum ada pertanyaan dalam 30 hari terakhir.';
  const { days, asked, answered, medianMinutes, longestMinutes } = firstAnswers;
  const counted = `${days} hari terakhir: ${numberText(asked)} pertanyaan, ${numberText(answered)} sudah dijawab`;
  if (medianMinutes === undefined || longestMinutes === undefined) return `${counted}.`;
  return `${counted}. Jawaban pertama: separuhnya dalam ${durationText(medianMinutes)}, yang terlama ${durationText(longestMinutes)}.`;
}

async function askedPart({ opdId, name }: Opd): Promise<HTMLElement> {
  return element(
    'section',
    { 'data-desk': opdId },
    element('h2', {}, `Yang ditanyakan ${name}`),
    ...(await ticketList({ list: 'asked', opdId }, ticketCard)),
  );
}
