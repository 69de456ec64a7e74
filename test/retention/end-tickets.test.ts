import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { endTickets } from '../../functions/retention/end-tickets.ts';
import { aTicket, firstOf } from '../contracts/ticket-store.ts';
import { correction, helpdeskFunction, now } from '../helpdesk/helpdesk-function.ts';

const daysOn = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);

describe('the end of tickets', () => {
  test('an answer that nobody spoke against closes its ticket, not a day sooner', async () => {
    const desk = helpdeskFunction();
    const { ticketId } = (await desk.open(correction)).body;
    await desk.say(ticketId, 'operator', { message: 'Sudah.' });
    const run = (days: number) => endTickets({ tickets: desk.tickets, now: () => daysOn(days) });
    expect(await run(limits.silentTicketDays - 1)).toEqual({ ticketsClosed: 0, ticketsRemoved: 0 });
    expect(await run(limits.silentTicketDays)).toEqual({ ticketsClosed: 1, ticketsRemoved: 0 });
    expect(await desk.tickets.get(ticketId)).toMatchObject({ state: 'finished', closedAt: daysOn(limits.silentTicketDays).toISOString() });
  });

  test('an answered one is closed however many wait that were opened before it', async () => {
    const desk = helpdeskFunction();
    for (let place = 0; place < limits.maxListedTickets; place += 1) await desk.tickets.begin(aTicket(place), firstOf(aTicket(place)));
    const last = aTicket(limits.maxListedTickets, { state: 'answered' });
    await desk.tickets.begin(last, firstOf(last));
    const { ticketsClosed } = await endTickets({ tickets: desk.tickets, now: () => daysOn(limits.silentTicketDays + 1) });
    expect([ticketsClosed, (await desk.tickets.get(last.ticketId))?.state]).toEqual([1, 'finished']);
  });

  test('what is closed goes with every word after its time, counted from the closing; what waits for an answer stays', async () => {
    const desk = helpdeskFunction();
    const [closed, waiting] = [(await desk.open(correction)).body, (await desk.open(correction)).body];
    desk.clock.now = daysOn(10);
    await desk.close(closed.ticketId, 'citizen');
    const run = (days: number) => endTickets({ tickets: desk.tickets, now: () => daysOn(days) });
    expect(await run(limits.closedTicketDays + 9)).toEqual({ ticketsClosed: 0, ticketsRemoved: 0 });
    expect(await run(limits.closedTicketDays + 10)).toEqual({ ticketsClosed: 0, ticketsRemoved: 1 });
    expect(await desk.tickets.get(closed.ticketId)).toBeUndefined();
    expect(desk.tickets.said).toHaveLength(1);
    expect((await desk.tickets.get(waiting.ticketId))?.state).toBe('waiting');
  });
});
