import { decide } from '../access/decide.ts';
import { cityTicketsOf, hasHelpQueue, partyOf } from '../access/ticket-party.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import type { Answer, AnswerBody } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { isKind, isOperatorOf, opdsOf, type Principal } from '../model/principal.ts';
import { isOverdue, type Ticket } from '../model/ticket.ts';
import { named } from '../records/named.ts';
import { firstAnswersOf } from './first-answers.ts';
import { finishedOf, unfinishedOf } from './lists-of-body.ts';
import { personOf } from './person-of.ts';
import type { TicketList, TicketStore } from './ticket.port.ts';
import { clockOf, type TicketNames, ticketAnswer } from './ticket-answer.ts';

export type ListTicketsPorts = {
  readonly tickets: Pick<TicketStore, 'listUnfinished' | 'listFinished'>;
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly city: TicketNames;
};
type Body = AnswerBody<'listTickets'>;
type Asked = { readonly list: TicketList; readonly person: string | undefined };

/**
 * GET /v1/tickets: a resident's own; those that an OPD answers, for those of its people who are a party of them; those of the city, of which the
 * Inspektorat reads the questions about looks, and the walidata the clock of each without a word of it; those that an OPD asks about its uploads, for its people, and the
 * queue of these, for the helpdesk and the walidata, the oldest first, with the time to first answer. What is not closed comes by its due date,
 * with what waits and what is overdue counted, all of it though one answer shows `maxListedTickets`; what is closed page by page.
 */
export function listTickets(ports: ListTicketsPorts): Operation<'listTickets'> {
  return async (call) => {
    const asked = await listAsked(ports, call);
    const opdId = 'list' in asked && 'opdId' in asked.list ? asked.list.opdId : undefined;
    const decision = decide(call.principal, 'see-tickets', opdId === undefined ? { kind: 'city' } : { kind: 'opd', opdId }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    if ('status' in asked) return { ...asked, log: { ...allowedLog(decision), ...asked.log } };
    const answer = await answerTo(ports, call, asked);
    return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
  };
}

/** The list that is meant: the one named, or the nearest to the caller. */
async function listAsked({ accounts }: ListTicketsPorts, { principal, query }: Call<'listTickets'>): Promise<Asked | Problem> {
  const person = await personOf(accounts, principal);
  const wanted = query.list ?? nearest(principal, query.opdId);
  if (wanted === 'own') return person === undefined ? notYours : { list: { of: 'person', person }, person };
  if (wanted === 'city') return cityTicketsOf(principal) === undefined ? notYours : { list: { of: 'city' }, person };
  if (wanted === 'help') return hasHelpQueue(principal) ? { list: { of: 'help' }, person } : notYours;
  const opdId = query.opdId ?? opdsOf(principal)[0];
  // What an OPD asks is its own: who watches the clock of what it answers reads the queue.
  if (opdId === undefined || (wanted === 'asked' && !isOperatorOf(principal, opdId))) return notYours;
  return { list: { of: wanted, opdId }, person };
}

function nearest(principal: Principal, opdId: string | undefined): 'own' | 'desk' | 'city' | 'help' {
  if (opdId !== undefined) return 'desk';
  if (isKind(principal, 'citizen')) return 'own';
  if (opdsOf(principal).length > 0) return 'desk';
  return isKind(principal, 'helpdesk') && cityTicketsOf(principal) === undefined ? 'help' : 'city';
}

const notYours: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Akun Anda tidak punya daftar itu. Tanpa list dan opdId, jawabannya daftar yang terdekat dengan Anda.',
  log: { decision: 'deny', rule: 'tickets/list', reason: 'no such list of theirs' },
};

async function answerTo(ports: ListTicketsPorts, call: Call<'listTickets'>, asked: Asked): Promise<Answer<'listTickets'>> {
  const { state = 'unfinished', limit = limits.defaultListItems, cursor } = call.query;
  const name = asked.list.of === 'person' ? 'own' : asked.list.of;
  const itemsOf = (tickets: readonly Ticket[]) => tickets.map((ticket) => itemOf(ticket, ports, call, asked));
  if (state === 'finished') {
    const { tickets, next } = await finishedOf(ports, asked.list, limit, cursor);
    return {
      status: 200,
      body: { list: name, items: itemsOf(visible(tickets, call, asked)), next },
    };
  }
  const unfinished = visible(await unfinishedOf(ports, asked.list), call, asked);
  const items = itemsOf(mostUrgent(unfinished, asked.list.of === 'help' ? 'openedAt' : 'dueAt'));
  const clocks = asked.list.of === 'city' && cityTicketsOf(call.principal) === 'clock';
  const byOpd = clocks ? countsByOpd(unfinished, ports.city, call.now) : undefined;
  const firstAnswers = asked.list.of === 'help' ? await firstAnswersOf(ports.tickets, unfinished, call.now) : undefined;
  return { status: 200, body: { list: name, items, counts: countsOf(unfinished, call.now), byOpd, firstAnswers } };
}

/** As many as a list shows, by due date or by age; where there are more, those that wait for an answer before those that have one. */
function mostUrgent(tickets: readonly Ticket[], by: 'dueAt' | 'openedAt'): readonly Ticket[] {
  const inOrder = tickets.toSorted((one, other) => (one[by] < other[by] ? -1 : 1));
  const { waiting = [], answered = [] } = Object.groupBy(inOrder, ({ state }) => state);
  const shown = new Set([...waiting, ...answered].slice(0, limits.maxListedTickets));
  return inOrder.filter((ticket) => shown.has(ticket));
}

/** What the caller is a party of; of the residents' in the whole city, the walidata sees the clock of each, and an auditor the questions alone. */
function visible(all: readonly Ticket[], { principal }: Call<'listTickets'>, { list, person }: Asked): readonly Ticket[] {
  const tickets = list.of === 'city' ? all.filter(({ kind }) => kind !== 'upload') : all;
  const city = list.of === 'city' ? cityTicketsOf(principal) : undefined;
  if (city === 'clock') return tickets;
  const own = tickets.filter((ticket) => partyOf(principal, person, ticket) !== undefined);
  return city === 'questions' ? own.filter(({ kind }) => kind === 'receipt') : own;
}

function itemOf(
  ticket: Ticket,
  { city }: ListTicketsPorts,
  { principal, now }: Call<'listTickets'>,
  { person }: Asked,
): Body['items'][number] {
  const as = partyOf(principal, person, ticket);
  return as === undefined ? clockOf(ticket, city, now) : ticketAnswer(ticket, as, city, now);
}

function countsOf(tickets: readonly Ticket[], now: Date): NonNullable<Body['counts']> {
  const waiting = tickets.filter(({ state }) => state === 'waiting');
  return { waiting: waiting.length, overdue: waiting.filter((ticket) => isOverdue(ticket, now)).length };
}

function countsByOpd(tickets: readonly Ticket[], city: TicketNames, now: Date): NonNullable<Body['byOpd']> {
  const groups = [...Map.groupBy(tickets, ({ opdId }) => opdId)];
  return groups.map(([opdId, own]) => ({ opd: opdId === undefined ? undefined : named(city.opds, opdId), ...countsOf(own, now) }));
}
