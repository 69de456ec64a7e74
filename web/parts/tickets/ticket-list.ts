import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../api.ts';
import type { Query } from '../api-call.ts';
import type { TicketClock, Tickets } from '../api-nouns.ts';
import { button, element, show } from '../elements.ts';
import { notice } from '../notice.ts';
import { olderButton } from '../older-button.ts';

type Which = Pick<Query<'listTickets'>, 'list' | 'opdId'>;

/** A list of tickets: what is not finished, how much of it waits and is overdue, and behind a button what is finished. */
export async function ticketList(which: Which, draw: (ticket: TicketClock) => HTMLElement): Promise<HTMLElement[]> {
  const found = await call('listTickets', { query: which });
  if (!found.ok) return [notice(found.problem)];
  const { items } = found.value;
  const list = items.length > 0 ? element('ul', { class: 'cards' }, ...items.map(draw)) : element('p', {}, 'Tidak ada yang belum selesai.');
  return [element('p', { class: 'headline' }, countsText(found.value)), list, finishedPart(which, draw)];
}

/** How much waits, and what of it is overdue. */
export function countsText({ counts }: Pick<Tickets, 'counts'>): string {
  if (!counts || counts.waiting === 0) return 'Tidak ada yang menunggu jawaban.';
  const overdue = counts.overdue === 0 ? 'tidak ada yang lewat waktu' : `${numberText(counts.overdue)} lewat waktu`;
  return `${numberText(counts.waiting)} menunggu jawaban, ${overdue}.`;
}

function finishedPart(which: Which, draw: (ticket: TicketClock) => HTMLElement): HTMLElement {
  const list = element('ul', { class: 'cards' });
  const onward = element('div', {});
  const more = async (cursor?: string): Promise<void> => {
    const page = await call('listTickets', { query: { ...which, state: 'finished', cursor } });
    if (!page.ok) return show(onward, notice(page.problem));
    list.append(...page.value.items.map(draw));
    const { next } = page.value;
    const none = list.childElementCount === 0 && next === undefined ? [element('p', {}, 'Belum ada yang selesai.')] : [];
    show(onward, ...none, ...olderButton(next, more));
  };
  show(
    onward,
    button('Tampilkan yang sudah selesai', { class: 'quiet' }, () => more()),
  );
  return element('section', {}, list, onward);
}
