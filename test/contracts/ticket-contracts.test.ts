import { memoryTickets } from '../fakes/memory-tickets.ts';
import { ticketStoreContract } from './ticket-store.ts';

ticketStoreContract('memoryTickets', async () => {
  const store = memoryTickets();
  return { store, left: async () => store.tickets.size + store.said.length };
});
