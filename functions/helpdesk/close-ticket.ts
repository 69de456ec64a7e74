import type { Operation } from '../http/call.ts';
import { conflict } from '../http/problem.ts';
import type { Ticket } from '../model/ticket.ts';
import { mayClose, type OneTicketPorts, wholeTicket } from './get-ticket.ts';
import { onTicket } from './on-ticket.ts';

/** POST /v1/tickets/{ticketId}/closure: by whoever asked at any time, by whoever answers after an answer; again changes nothing. */
export function closeTicket(ports: OneTicketPorts): Operation<'closeTicket'> {
  return (call) =>
    onTicket<'closeTicket'>(ports, call, async (ticket, as) => {
      if (ticket.state === 'finished') return wholeTicket(ports, ticket, as, call.now);
      if (!mayClose(ticket, as)) return unanswered;
      const closed = closedAt(ticket, call.now);
      if ((await ports.tickets.replace(closed)) === 'stale') return 'stale';
      return wholeTicket(ports, closed, as, call.now);
    });
}

/** The ticket as it is over from that moment on. */
export function closedAt(ticket: Ticket, now: Date): Ticket {
  const at = now.toISOString();
  return { ...ticket, state: 'finished', closedAt: at, updatedAt: at, revision: ticket.revision + 1 };
}

const unanswered = conflict('Permintaan ini belum dijawab. Jawab dahulu, lalu tutup.');
