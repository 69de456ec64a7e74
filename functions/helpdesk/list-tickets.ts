import { decide } from '../access/decide.ts';
import { cityTicketsOf, partyOf } from '../access/ticket-party.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import type { Answer, AnswerBody } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { isKind, opdsOf, type Principal } from '../model/principal.ts';
import { isOverdue, type Ticket } from '../model/ticket.ts';
import { named } from '../records/named.ts';
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
 * Inspektorat reads the questions about looks, and the walidata the clock of each without a word of it. What is not closed comes by its due date,
 * with what waits and what is overdue counted, all of it though one answer shows `maxListedTickets`; what is closed page by page.
 */
export function listTickets(ports: ListTicketsPorts): Operation<'listTickets'> {
  return async (call) => {
    const asked = await listAsked(ports, call);
    const opdId = 'status' in asked || asked.list.of !== 'desk' ? undefined : asked.list.opdId;
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
  const opdId = query.opdId ?? opdsOf(principal)[0];
  return opdId === undefined ? notYours : { list: { of: 'desk', opdId }, person };
}

function nearest(principal: Principal, opdId: string | undefined): 'own' | 'desk' | 'city' {
  if (opdId !== undefined) return 'desk';
  if (isKind(principal, 'citizen')) return 'own';
  return opdsOf(principal).length > 0 ? 'desk' : 'city';
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
    const { tickets, next } = await ports.tickets.listFinished(asked.list, limit, cursor);
    return {
      status: 200,
      body: { list: name, items: itemsOf(visible(tickets, call, asked)), next },
    };
  }
  const unfinished = visible(await ports.tickets.listUnfinished(asked.list), call, asked);
  const items = itemsOf(mostUrgent(unfinished));
  const clocks = asked.list.of === 'city' && cityTicketsOf(call.principal) === 'clock';
  const byOpd = clocks ? countsByOpd(unfinished, ports.city, call.now) : undefined;
  return { status: 200, body: { list: name, items, counts: countsOf(unfinished, call.now), byOpd } };
}

/** As many as a list shows, by due date; where there are more, those that wait for an answer before those that have one. */
function mostUrgent(tickets: readonly Ticket[]): readonly Ticket[] {
  const byDueDate = tickets.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  const { waiting = [], answered = [] } = Object.groupBy(byDueDate, ({ state }) => state);
  const shown = new Set([...waiting, ...answered].slice(0, limits.maxListedTickets));
  return byDueDate.filter((ticket) => shown.has(ticket));
}

/** What the caller is a party of; of the city's list, the walidata sees the clock of each, and an auditor the questions alone. */
function visible(tickets: readonly Ticket[], { principal }: Call<'listTickets'>, { list, person }: Asked): readonly Ticket[] {
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
