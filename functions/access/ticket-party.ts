import { isHeadOf, isKind, isOperatorOf, type Principal, principalIdOf } from '../model/principal.ts';
import type { Ticket } from '../model/ticket.ts';
import type { TicketParty } from '../model/ticket-words.ts';

type TicketFacts = Pick<Ticket, 'kind' | 'person' | 'opdId' | 'look'>;

/**
 * As whom the caller, who is that person, has part in a ticket; undefined for everybody else, for whom there is no such ticket. A question about a look is for the head
 * of the OPD that looked and for the Inspektorat, and never for the one who looked; a request about data is for the people of the OPD that holds them.
 */
export function partyOf(principal: Principal, person: string | undefined, ticket: TicketFacts): TicketParty | undefined {
  if (isKind(principal, 'citizen') && person !== undefined && person === ticket.person) return 'resident';
  if (ticket.look && ticket.look.viewer === principalIdOf(principal)) return undefined;
  if (ticket.opdId !== undefined && mayAnswer(principal, ticket.kind, ticket.opdId)) return 'desk';
  return ticket.kind === 'receipt' && isKind(principal, 'auditor') ? 'auditor' : undefined;
}

function mayAnswer(principal: Principal, kind: Ticket['kind'], opdId: string): boolean {
  return kind === 'receipt' ? isHeadOf(principal, opdId) : isOperatorOf(principal, opdId);
}

/** What of all tickets of the city the caller may list: the clock of each without a word of it, or the questions about looks. */
export function cityTicketsOf(principal: Principal): 'clock' | 'questions' | undefined {
  if (isKind(principal, 'auditor')) return 'questions';
  return isKind(principal, 'steward') ? 'clock' : undefined;
}
