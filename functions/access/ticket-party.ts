import { isHeadOf, isKind, isOperatorOf, type Principal, principalIdOf } from '../model/principal.ts';
import type { Ticket } from '../model/ticket.ts';
import type { TicketParty } from '../model/ticket-words.ts';

type TicketFacts = Pick<Ticket, 'kind' | 'person' | 'opdId' | 'look'>;

/**
 * As whom the caller, who is that person, has part in a ticket; undefined for everybody else, for whom there is no such ticket. A question about a look is for the head
 * of the OPD that looked and for the Inspektorat, and never for the one who looked; a request about data is for the people of the OPD that holds them. A question about
 * an upload is for the people of its OPD, the helpdesk and the walidata.
 */
export function partyOf(principal: Principal, person: string | undefined, ticket: TicketFacts): TicketParty | undefined {
  if (ticket.kind === 'upload') return partyOfUpload(principal, ticket.opdId);
  if (isKind(principal, 'citizen') && person !== undefined && person === ticket.person) return 'resident';
  if (ticket.look && ticket.look.viewer === principalIdOf(principal)) return undefined;
  if (ticket.opdId !== undefined && mayAnswer(principal, ticket.kind, ticket.opdId)) return 'desk';
  return ticket.kind === 'receipt' && isKind(principal, 'auditor') ? 'auditor' : undefined;
}

function partyOfUpload(principal: Principal, opdId: string | undefined): TicketParty | undefined {
  if (opdId !== undefined && isOperatorOf(principal, opdId)) return 'asker';
  return isKind(principal, 'helpdesk') || isKind(principal, 'steward') ? 'helper' : undefined;
}

/** Whether the caller has the helpdesk's queue: all questions about uploads. */
export function hasHelpQueue(principal: Principal): boolean {
  return isKind(principal, 'helpdesk') || isKind(principal, 'steward');
}

function mayAnswer(principal: Principal, kind: Ticket['kind'], opdId: string): boolean {
  return kind === 'receipt' ? isHeadOf(principal, opdId) : isOperatorOf(principal, opdId);
}

/** What of all tickets of residents the caller may list: the clock of each without a word of it, or the questions about looks. */
export function cityTicketsOf(principal: Principal): 'clock' | 'questions' | undefined {
  if (isKind(principal, 'auditor')) return 'questions';
  return isKind(principal, 'steward') ? 'clock' : undefined;
}
