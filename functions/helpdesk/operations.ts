import type { Operations } from '../http/call.ts';
import { answerTicket } from './answer-ticket.ts';
import { closeTicket } from './close-ticket.ts';
import { getTicket, type OneTicketPorts } from './get-ticket.ts';
import { type ListTicketsPorts, listTickets } from './list-tickets.ts';
import { getNotices, type NoticesPorts, setNotices } from './notices.ts';
import { type OpenTicketPorts, openTicket } from './open-ticket.ts';

export type HelpdeskPorts = OpenTicketPorts & ListTicketsPorts & OneTicketPorts & NoticesPorts;

/** Every operation of the function `helpdesk` over its ports: for its handler, and for tests over fakes. */
export function helpdeskOperations(ports: HelpdeskPorts): Operations<'helpdesk'> {
  return {
    openTicket: openTicket(ports),
    listTickets: listTickets(ports),
    getTicket: getTicket(ports),
    answerTicket: answerTicket(ports),
    closeTicket: closeTicket(ports),
    getNotices: getNotices(ports),
    setNotices: setNotices(ports),
  };
}
