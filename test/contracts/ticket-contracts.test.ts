import { memoryNoticeChoices } from '../fakes/memory-notice-choices.ts';
import { memoryTickets } from '../fakes/memory-tickets.ts';
import { noticeChoicesContract } from './notice-choices.ts';
import { ticketStoreContract } from './ticket-store.ts';

ticketStoreContract('memoryTickets', async () => {
  const store = memoryTickets();
  return { store, left: async () => store.tickets.size + store.said.length };
});
noticeChoicesContract('memoryNoticeChoices', async () => memoryNoticeChoices());
