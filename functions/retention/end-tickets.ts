import { closedAt } from '../helpdesk/close-ticket.ts';
import type { TicketStore } from '../helpdesk/ticket.port.ts';
import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { Ticket } from '../model/ticket.ts';

type Ports = { readonly tickets: Pick<TicketStore, 'listUnfinished' | 'openedBefore' | 'replace' | 'remove'>; readonly now: () => Date };

/** What a run did: tickets closed because nobody spoke against their answer, tickets removed. */
export type EndedTickets = { readonly ticketsClosed: number; readonly ticketsRemoved: number };

/**
 * The end of tickets: an answer that nobody spoke against for `silentTicketDays` closes its ticket, and one that is closed goes with every word of it after
 * `closedTicketDays`. One that waits for an answer stays, however late. All are looked at, however many; what a run that is broken off leaves goes on the next night.
 */
export async function endTickets({ tickets, now }: Ports): Promise<EndedTickets> {
  let ticketsClosed = 0;
  for (const ticket of await tickets.listUnfinished({ of: 'city' })) {
    if (ticket.state !== 'answered' || !isOver(ticket.updatedAt, limits.silentTicketDays, now())) continue;
    if ((await tickets.replace(closedAt(ticket, now()))) === 'replaced') ticketsClosed += 1;
  }
  const ends = new Date(now().getTime() - limits.closedTicketDays * dayMilliseconds);
  const aDayAgo = new Date(now().getTime() - dayMilliseconds);
  const found = [...(await tickets.openedBefore(ends, 'finished')), ...(await tickets.openedBefore(aDayAgo, 'unfinished'))];
  const over = found.filter(({ ticket }) => isGone(ticket, now()));
  for (const { place } of over) await tickets.remove(place);
  return { ticketsClosed, ticketsRemoved: over.length };
}

/** Of one without a ticket only a part is there: its opening or its removal was broken off, days ago or a year. */
function isGone(ticket: Ticket | undefined, now: Date): boolean {
  return !ticket || (ticket.closedAt !== undefined && isOver(ticket.closedAt, limits.closedTicketDays, now));
}

function isOver(since: string, days: number, now: Date): boolean {
  return Date.parse(since) + days * dayMilliseconds <= now.getTime();
}
