import { describe, expect, test } from 'vitest';
import { answerTicket } from '../../functions/helpdesk/answer-ticket.ts';
import { limits } from '../../functions/limits.ts';
import { aTicket, firstOf } from '../contracts/ticket-store.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';
import { helpdeskFunction, now } from './helpdesk-function.ts';

const ticket = aTicket();
/** The desk with that ticket, and how often somebody wrote; of `busy`, each time another one was faster. */
async function deskWithOne(busy = false) {
  const { tickets, accounts, city, ids, read } = helpdeskFunction();
  await tickets.begin(ticket, firstOf(ticket));
  let written = 0;
  const replace: typeof tickets.replace = async (...change) => {
    written += 1;
    if (written > limits.maxTicketAttempts) throw new Error('it goes on for ever');
    return busy ? 'stale' : tickets.replace(...change);
  };
  const ports = { tickets: { ...tickets, replace }, accounts, city, ids };
  const say = (by: PrincipalName, body: { message: string } | { refusal: true } = { message: 'Sudah.' }) =>
    answerTicket(ports)({
      ...{ operation: 'answerTicket', principal: principalOf(by), params: { ticketId: ticket.ticketId }, body },
      ...{ query: {}, accept: '', ifMatch: undefined, requestId: 'r', now },
    });
  return { say, read, written: () => written };
}

describe('a ticket', () => {
  test('is 401 or 403 for whoever can be party of none: the 404 is for those who are party of others', async () => {
    const { read } = await deskWithOne();
    expect((await read(ticket.ticketId, 'anonymous')).status).toBe(401);
    const { status, body } = await read(ticket.ticketId, 'overseer');
    expect([status, body.detail]).toEqual([
      403,
      'Isi permintaan hanya dibaca oleh para pihaknya: yang meminta, yang menjawab, dan untuk jejak Inspektorat.',
    ]);
  });

  test('is in the log by the rule and the part that the caller has in it, and by what refused them', async () => {
    const { say } = await deskWithOne();
    const allowed = { decision: 'allow', rule: 'tickets/join', reason: expect.any(String) };
    expect((await say('operator')).log).toEqual({ ...allowed, as: 'desk' });
    expect((await say('citizen', { refusal: true })).log).toMatchObject({ decision: 'deny', rule: 'tickets/refuse', as: 'resident' });
  });

  test('that others change each time is 409 after so many attempts', async () => {
    const { say, written } = await deskWithOne(true);
    expect(await say('operator')).toMatchObject({
      status: 409,
      detail: 'Permintaan ini baru saja berubah. Muat ulang, lalu coba lagi.',
    });
    expect(written()).toBe(limits.maxTicketAttempts);
  });
});
