import { decide } from '../access/decide.ts';
import { partyOf } from '../access/ticket-party.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import type { Answer } from '../http/answer.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Principal } from '../model/principal.ts';
import type { Ticket } from '../model/ticket.ts';
import type { TicketParty } from '../model/ticket-words.ts';
import { personOf } from './person-of.ts';
import type { TicketStore } from './ticket.port.ts';

type Ports = { readonly tickets: Pick<TicketStore, 'get'>; readonly accounts: Pick<AccountStore, 'load'> };
type TicketCall = { readonly principal: Principal; readonly params: { readonly ticketId: string }; readonly now: Date };

/**
 * Does something with a ticket as the party of it that the caller is, again on the newest where another change was faster. For everybody else it is not there: a ticket of
 * others and none are the same bytes.
 */
export async function onTicket<N extends 'getTicket' | 'answerTicket' | 'closeTicket'>(
  ports: Ports,
  call: TicketCall,
  act: (ticket: Ticket, as: TicketParty) => Promise<Answer<N> | 'stale'>,
): Promise<Answer<N> | Problem> {
  const decision = decide(call.principal, 'join-ticket', { kind: 'city' }, call.now);
  if (decision.effect === 'deny') return denied(decision);
  const person = await personOf(ports.accounts, call.principal);
  for (let attempt = 0; attempt < limits.maxTicketAttempts; attempt += 1) {
    const ticket = await ports.tickets.get(call.params.ticketId);
    const as = ticket && partyOf(call.principal, person, ticket);
    if (!ticket || !as) return noSuchTicket;
    const answer = await act(ticket, as);
    if (answer !== 'stale') return { ...answer, log: { ...allowedLog(decision), as, ...answer.log } };
  }
  return changing;
}

const noSuchTicket: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Permintaan ini tidak ada, atau bukan milik Anda.',
  log: { decision: 'deny', rule: 'tickets/party', reason: 'no party of it' },
};
const changing: Problem = {
  status: 409,
  code: 'conflict',
  detail: 'Permintaan ini baru saja berubah. Muat ulang, lalu coba lagi.',
};
