import type { Ticket, TicketMessage } from '../model/ticket.ts';

/** Whose list of tickets: a resident's own, those that an OPD answers, all of the city; those that an OPD asks about its uploads, and the helpdesk's queue of these. */
export type TicketList =
  | { readonly of: 'person'; readonly person: string }
  | { readonly of: 'desk'; readonly opdId: string }
  | { readonly of: 'city' }
  | { readonly of: 'asked'; readonly opdId: string }
  | { readonly of: 'help' };

/** What finds all that there is of a ticket: of one without a person an OPD asks. */
export type TicketPlace = Pick<Ticket, 'ticketId' | 'person' | 'opdId'>;

/** `next`: before which ticket the following page begins; undefined on the last. */
export type TicketPage = { readonly tickets: readonly Ticket[]; readonly next: string | undefined };

/** Tickets and what was said in them; strongly consistent. */
export interface TicketStore {
  /**
   * Puts its first message, then the ticket on all its lists, then itself: one that stands is found on each of them. Of questions about one upload
   * that come at once the first is begun, and of the others nothing is put.
   */
  begin(ticket: Ticket, first: TicketMessage): Promise<'begun' | 'asked'>;
  get(ticketId: string): Promise<Ticket | undefined>;
  /** What was said in it, in that order. */
  messages(ticket: Pick<Ticket, 'ticketId' | 'messageIds'>): Promise<readonly TicketMessage[]>;
  /** Puts it over the revision before its own, after the message that it names anew; one that closes it moves it to the lists of what is closed. */
  replace(ticket: Ticket, message?: TicketMessage): Promise<'replaced' | 'stale'>;
  /** All of a list that are not closed, the earliest first. */
  listUnfinished(list: TicketList): Promise<readonly Ticket[]>;
  /** At most `limit` of a list that are closed, the latest opened first, older than the ticket `before`. A page may hold fewer and not be the last. */
  listFinished(list: TicketList, limit: number, before?: string): Promise<TicketPage>;
  /**
   * All that the city's list names as open, or closed, that was opened before that moment, the earliest first. Without a `ticket` it is only half there: an opening or a removal that was broken off.
   */
  openedBefore(
    moment: Date,
    state: 'unfinished' | 'finished',
  ): Promise<readonly { readonly place: TicketPlace; readonly ticket?: Ticket }[]>;
  /** Takes away all of it; its place on the city's list last, by which a removal that was broken off is found again. */
  remove(place: TicketPlace): Promise<void>;
}
