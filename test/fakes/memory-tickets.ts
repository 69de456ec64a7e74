import type { TicketList, TicketStore } from '../../functions/helpdesk/ticket.port.ts';
import { type Ticket, type TicketMessage, ticketMessageSchema, ticketSchema } from '../../functions/model/ticket.ts';

/** Tickets in memory; parses what is written, as the adapter parses what it reads. */
export function memoryTickets(): TicketStore & { readonly tickets: Map<string, Ticket>; readonly said: TicketMessage[] } {
  const tickets = new Map<string, Ticket>();
  const said: TicketMessage[] = [];
  const on = (list: TicketList, isClosed: boolean) =>
    [...tickets.values()]
      .filter(({ state }) => (state === 'finished') === isClosed)
      .filter((ticket) => isOn(list, ticket))
      .sort((one, other) => (one.ticketId < other.ticketId ? -1 : 1));
  return {
    tickets,
    said,
    async begin(ticket, first) {
      const isAsked = ({ upload, state }: Ticket) => upload?.uploadId === ticket.upload?.uploadId && state !== 'finished';
      if (ticket.upload && [...tickets.values()].some(isAsked)) return 'asked';
      said.push(ticketMessageSchema.parse(first));
      tickets.set(ticket.ticketId, ticketSchema.parse(ticket));
      return 'begun';
    },
    async get(ticketId) {
      return tickets.get(ticketId);
    },
    async messages({ messageIds }) {
      return messageIds.flatMap((id) => said.find(({ messageId }) => messageId === id) ?? []);
    },
    async replace(ticket, message) {
      const standing = tickets.get(ticket.ticketId);
      if (standing?.revision !== ticket.revision - 1) return 'stale';
      if (message) said.push(ticketMessageSchema.parse(message));
      tickets.set(ticket.ticketId, ticketSchema.parse(ticket));
      return 'replaced';
    },
    async listUnfinished(list) {
      return on(list, false);
    },
    async listFinished(list, limit, before) {
      const older = on(list, true)
        .reverse()
        .filter(({ ticketId }) => before === undefined || ticketId < before);
      const shown = older.slice(0, limit);
      return { tickets: shown, next: older.length > limit ? shown.at(-1)?.ticketId : undefined };
    },
    async openedBefore(moment, state) {
      const old = on({ of: 'city' }, state === 'finished').filter(({ openedAt }) => Date.parse(openedAt) < moment.getTime());
      return old.map((ticket) => ({ place: ticket, ticket }));
    },
    async remove({ ticketId }) {
      const messageIds = tickets.get(ticketId)?.messageIds ?? [];
      tickets.delete(ticketId);
      for (const id of messageIds)
        said.splice(
          said.findIndex(({ messageId }) => messageId === id),
          1,
        );
    },
  };
}

function isOn(list: TicketList, { person, opdId }: Ticket): boolean {
  switch (list.of) {
    case 'city':
      return true;
    case 'person':
      return list.person === person;
    case 'help':
      return person === undefined;
    case 'desk':
      return person !== undefined && list.opdId === opdId;
    case 'asked':
      return person === undefined && list.opdId === opdId;
  }
}
