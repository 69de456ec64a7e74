import { noticesChosen, ticketOpened, ticketPath, ticketsQuery, ticketWritten } from '../requests/ticket.ts';
import { get, post, put } from './route.ts';

/** What residents ask about their own data, and OPDs about their uploads, and what is answered. */
export const tickets = {
  openTicket: post('/v1/tickets', 'helpdesk', 'open-ticket', { body: ticketOpened }),
  listTickets: get('/v1/tickets', 'helpdesk', 'see-tickets', { query: ticketsQuery }),
  getTicket: get('/v1/tickets/{ticketId}', 'helpdesk', 'join-ticket', { params: ticketPath }),
  answerTicket: post('/v1/tickets/{ticketId}/messages', 'helpdesk', 'join-ticket', { params: ticketPath, body: ticketWritten }),
  closeTicket: post('/v1/tickets/{ticketId}/closure', 'helpdesk', 'join-ticket', { params: ticketPath }),
  getNotices: get('/v1/me/notices', 'helpdesk', 'see-own-profile'),
  setNotices: put('/v1/me/notices', 'helpdesk', 'see-own-profile', { body: noticesChosen }),
};
