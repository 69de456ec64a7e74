import type { City } from '../../cities/city.ts';
import type { AnswerBody } from '../http/answer.ts';
import { isOverdue, type Ticket, type TicketMessage } from '../model/ticket.ts';
import { refusalText, type TicketParty } from '../model/ticket-words.ts';
import { bodyNamed, named } from '../records/named.ts';

export type TicketNames = Pick<City, 'opds' | 'institutions' | 'purposes'>;
type Listed = AnswerBody<'listTickets'>['items'][number];
type Said = AnswerBody<'getTicket'>['messages'][number];

/** The clock of a ticket: what anybody reads who sees that there is one. It tells neither whose it is nor a word of it. */
export function clockOf(ticket: Ticket, city: TicketNames, now: Date): Listed {
  const { ticketId, kind, opdId, state, openedAt, dueAt, answeredAt, firstAnsweredAt, wasLate, closedAt } = ticket;
  return {
    ...{ ticketId, kind, state, openedAt, dueAt, answeredAt, firstAnsweredAt, closedAt },
    opd: opdId === undefined ? undefined : named(city.opds, opdId),
    isOverdue: isOverdue(ticket, now),
    wasLate: wasLate === true,
  };
}

/** The same with what it is about, for a party of it. */
export function ticketAnswer(ticket: Ticket, as: TicketParty, city: TicketNames, now: Date): Listed {
  const { name, subject, datasetId, look, upload } = ticket;
  return { ...clockOf(ticket, city, now), as, name, subject, datasetId, look: look && lookAnswer(look, city), upload };
}

function lookAnswer(look: NonNullable<Ticket['look']>, city: TicketNames): NonNullable<Listed['look']> {
  const { lookId, at, kind, name, institution, purpose, caseNumber, reason } = look;
  return {
    ...{ lookId, at, kind, viewer: name, caseNumber, reason },
    institution: institution === undefined ? undefined : bodyNamed(city, institution, at),
    purpose: purpose === undefined ? undefined : named(city.purposes, purpose),
  };
}

/** What was said, as a party reads it. A resident reads the office, not the clerk; every refusal has the same words. */
export function saidTo(as: TicketParty, { messageId, at, from, name, text, refusal }: TicketMessage): Said {
  const isNamed = from === 'resident' || as !== 'resident';
  return { messageId, at, from, name: isNamed ? name : undefined, text: refusal ? refusalText : (text ?? ''), refusal };
}
