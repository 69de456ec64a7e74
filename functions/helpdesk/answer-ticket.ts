import type { Call, Operation } from '../http/call.ts';
import { conflict, type Problem } from '../http/problem.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import { dueOf, isOverdue, type Ticket, type TicketMessage } from '../model/ticket.ts';
import type { TicketParty } from '../model/ticket-words.ts';
import { isAsking } from '../model/ticket-words.ts';
import { isFull, type OneTicketPorts, wholeTicket } from './get-ticket.ts';
import { onTicket } from './on-ticket.ts';

/**
 * POST /v1/tickets/{ticketId}/messages: an answer in words, or a refusal, which takes no words of its own (UU 27/2022 Pasal 33); from whoever asked, what they add. What
 * they say after an answer asks for another one, with a clock of its own. 409 once it is closed.
 */
export function answerTicket(ports: OneTicketPorts): Operation<'answerTicket'> {
  return (call) =>
    onTicket<'answerTicket'>(ports, call, async (ticket, as) => {
      const problem = whyNot(ticket, as, call);
      if (problem) return problem;
      const message = messageOf(ports.ids(), as, call);
      const next: Ticket = {
        ...(isAsking(as) ? asked(ticket, call.now, ports.city.holidays) : answered(ticket, call.now)),
        ...{ updatedAt: message.at, messageIds: [...ticket.messageIds, message.messageId], revision: ticket.revision + 1 },
      };
      if ((await ports.tickets.replace(next, message)) === 'stale') return 'stale';
      return wholeTicket(ports, next, as, call.now);
    });
}

function whyNot(ticket: Ticket, as: TicketParty, { body }: Call<'answerTicket'>): Problem | undefined {
  if (ticket.state === 'finished') return conflict('Permintaan ini sudah selesai. Buka yang baru bila masih perlu.');
  if (isFull(ticket, as)) return conflict('Permintaan ini sudah penuh. Tutup, lalu buka yang baru.');
  if (!('refusal' in body)) return undefined;
  return isAsking(as) || ticket.kind === 'upload' ? onlyWhoAnswers : undefined;
}

const onlyWhoAnswers: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Penolakan hanya disampaikan oleh yang menjawab permintaan warga.',
  log: { decision: 'deny', rule: 'tickets/refuse', reason: 'nothing that they may refuse' },
};

function messageOf(messageId: string, from: TicketParty, { principal, now, body }: Call<'answerTicket'>): TicketMessage {
  const name = nameOfPrincipal(principal);
  const said = 'refusal' in body ? { refusal: true as const } : { text: body.message };
  return { messageId, at: now.toISOString(), from, by: principalIdOf(principal), name, ...said };
}

function answered(ticket: Ticket, now: Date): Ticket {
  const late = isOverdue(ticket, now) ? { wasLate: true as const } : {};
  const at = now.toISOString();
  return { ...ticket, state: 'answered', answeredAt: at, firstAnsweredAt: ticket.firstAnsweredAt ?? ticket.answeredAt ?? at, ...late };
}

function asked(ticket: Ticket, now: Date, holidays: readonly string[]): Ticket {
  return ticket.state === 'waiting' ? ticket : { ...ticket, state: 'waiting', dueAt: dueOf(ticket.kind, now, holidays) };
}
