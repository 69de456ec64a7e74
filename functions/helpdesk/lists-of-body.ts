import type { City } from '../../cities/city.ts';
import { bodyOf } from '../model/organisation.ts';
import type { Ticket } from '../model/ticket.ts';
import type { TicketList, TicketPage, TicketStore } from './ticket.port.ts';

type Ports = { readonly tickets: Pick<TicketStore, 'listUnfinished'>; readonly city: Pick<City, 'opds'> };
type PagePorts = { readonly tickets: Pick<TicketStore, 'listFinished'>; readonly city: Pick<City, 'opds'> };

/** What is not closed on an OPD's list and on those of the OPDs that went into it; of any other list, it. */
export async function unfinishedOf({ tickets, city }: Ports, list: TicketList): Promise<readonly Ticket[]> {
  const all = await Promise.all(listsOf(city, list).map((one) => tickets.listUnfinished(one)));
  return all.flat().toSorted((one, other) => (one.ticketId < other.ticketId ? -1 : 1));
}

/** A page of what is closed, likewise: it ends where the first of the lists ends its own, so that nothing is passed over. */
export async function finishedOf({ tickets, city }: PagePorts, list: TicketList, limit: number, before?: string): Promise<TicketPage> {
  const pages = await Promise.all(listsOf(city, list).map((one) => tickets.listFinished(one, limit, before)));
  const [only, ...others] = pages;
  if (only && others.length === 0) return only;
  // What is older than the end of a page may have newer tickets behind that page.
  const end = pages
    .flatMap(({ next }) => next ?? [])
    .toSorted()
    .at(-1);
  const all = pages.flatMap((page) => page.tickets).toSorted((one, other) => (one.ticketId < other.ticketId ? 1 : -1));
  const known = all.filter(({ ticketId }) => end === undefined || ticketId >= end);
  const shown = known.slice(0, limit);
  return { tickets: shown, next: shown.length < known.length ? shown.at(-1)?.ticketId : end };
}

function listsOf({ opds }: Pick<City, 'opds'>, list: TicketList): TicketList[] {
  return 'opdId' in list ? bodyOf(opds, list.opdId).map((opdId) => ({ ...list, opdId })) : [list];
}
