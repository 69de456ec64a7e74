import type { City } from '../../cities/city.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { Ticket } from '../model/ticket.ts';
import type { TicketParty } from '../model/ticket-words.ts';
import { isAsking } from '../model/ticket-words.ts';
import { onTicket } from './on-ticket.ts';
import type { TicketStore } from './ticket.port.ts';
import { saidTo, type TicketNames, ticketAnswer } from './ticket-answer.ts';

export type OneTicketPorts = {
  readonly tickets: Pick<TicketStore, 'get' | 'messages' | 'replace'>;
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly city: TicketNames & Pick<City, 'holidays'>;
  /** ULIDs. */
  readonly ids: () => string;
};

/** GET /v1/tickets/{ticketId}: all that was said in it, for its parties. */
export function getTicket(ports: OneTicketPorts): Operation<'getTicket'> {
  return (call) => onTicket<'getTicket'>(ports, call, (ticket, as) => wholeTicket(ports, ticket, as, call.now));
}

/** A ticket with what was said, as that party reads it. */
export async function wholeTicket(
  { tickets, city }: Pick<OneTicketPorts, 'tickets'> & { readonly city: TicketNames },
  ticket: Ticket,
  as: TicketParty,
  now: Date,
): Promise<Answer<'getTicket'>> {
  const said = await tickets.messages(ticket);
  return ok({
    ...ticketAnswer(ticket, as, city, now),
    messages: said.map((message) => saidTo(as, message)),
    mayAnswer: ticket.state !== 'finished' && !isFull(ticket, as),
    mayClose: mayClose(ticket, as),
  });
}

/** The last place is kept for whoever answers: nobody who asks fills a ticket so that it can neither be answered nor closed. */
export function isFull({ messageIds }: Pick<Ticket, 'messageIds'>, as: TicketParty): boolean {
  return messageIds.length >= (isAsking(as) ? limits.maxTicketMessages - 1 : limits.maxTicketMessages);
}

/** Whoever asked at any time; whoever answers once they have. */
export function mayClose({ state }: Pick<Ticket, 'state'>, as: TicketParty): boolean {
  return isAsking(as) ? state !== 'finished' : state === 'answered';
}
