import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketList, TicketStore } from '../../functions/helpdesk/ticket.port.ts';
import type { Ticket, TicketMessage } from '../../functions/model/ticket.ts';
import { ulidTimeOf } from '../../functions/model/ulid-time.ts';
import { aPerson, otherPerson } from './look-store.ts';

const begin = Date.parse('2026-11-24T05:00:00.000Z');
const at = (minutes: number) => new Date(begin + minutes * 60_000);
const idAt = (minutes: number, end = 'A') => `${ulidTimeOf(at(minutes))}${end.padStart(16, '0')}`;

/** A ticket that was opened so many minutes after the first. */
export function aTicket(minutes = 0, changes: Partial<Ticket> = {}): Ticket {
  return {
    ...{ ticketId: idAt(minutes), kind: 'correction', person: aPerson, name: 'Siti Aminah', opdId: 'dinsos', subject: 'Nama' },
    ...{ state: 'waiting', openedAt: at(minutes).toISOString(), dueAt: at(minutes + 3 * 24 * 60).toISOString() },
    ...{ updatedAt: at(minutes).toISOString(), messageIds: [idAt(minutes, 'M1')], revision: 1, ...changes },
  };
}

export function aMessage(messageId: string, changes: Partial<TicketMessage> = {}): TicketMessage {
  return {
    messageId,
    at: at(0).toISOString(),
    from: 'resident',
    by: 'sub-citizen',
    name: 'Siti Aminah',
    text: 'Nama saya keliru.',
    ...changes,
  };
}

export const firstOf = ({ messageIds: [messageId = ''] }: Ticket): TicketMessage => aMessage(messageId);

/** What every TicketStore does; `open` gives an empty one, and what is left in it. */
export function ticketStoreContract(name: string, open: () => Promise<{ store: TicketStore; left: () => Promise<number> }>): void {
  describe(`${name} as a TicketStore`, () => {
    let store: TicketStore;
    let left: () => Promise<number>;
    beforeEach(async () => {
      ({ store, left } = await open());
    });
    const lists: readonly TicketList[] = [{ of: 'person', person: aPerson }, { of: 'desk', opdId: 'dinsos' }, { of: 'city' }];
    const ofUpload = aTicket(5, {
      ...{ kind: 'upload', person: undefined, name: 'Petugas' },
      upload: { uploadId: idAt(1, 'U'), datasetId: 'stok-vaksin', fileName: 'stok.xlsx', state: 'rejected', sharesCells: true },
    });
    const idsOn = async (list: TicketList) => (await store.listUnfinished(list)).map(({ ticketId }) => ticketId);
    const closedIds = async (list: TicketList) => (await store.listFinished(list, 9)).tickets.map(({ ticketId }) => ticketId);
    const closed = (ticket: Ticket): Ticket => {
      const moment = at(10_000).toISOString();
      return { ...ticket, state: 'finished', closedAt: moment, updatedAt: moment, revision: ticket.revision + 1 };
    };

    test('gives a question about an upload on the lists of its OPD and the helpdesk, and on none of residents but the city’s', async () => {
      await store.begin(ofUpload, firstOf(ofUpload));
      expect(await store.get(ofUpload.ticketId)).toEqual(ofUpload);
      const asking: readonly TicketList[] = [{ of: 'asked', opdId: 'dinsos' }, { of: 'help' }, { of: 'city' }];
      for (const list of asking) expect(await idsOn(list)).toEqual([ofUpload.ticketId]);
      for (const list of [...lists.slice(0, 2), { of: 'asked', opdId: 'dinkes' } as const]) expect(await idsOn(list)).toEqual([]);
      expect(await store.replace(closed(ofUpload))).toBe('replaced');
      for (const list of asking) expect([await idsOn(list), await closedIds(list)]).toEqual([[], [ofUpload.ticketId]]);
      await store.remove(ofUpload);
      expect(await left()).toBe(0);
    });

    test('begins one question about an upload at a time, and another once that is finished', async () => {
      const other = (seconds: number) => ({
        ...ofUpload,
        ...{ ticketId: idAt(6, `X${seconds}`), openedAt: new Date(Date.parse(ofUpload.openedAt) + seconds * 1000).toISOString() },
      });
      const begin = (ticket: Ticket) => store.begin(ticket, firstOf(ticket));
      expect([await begin(ofUpload), ...(await Promise.all([begin(other(1)), begin(other(2))]))]).toEqual(['begun', 'asked', 'asked']);
      expect(await idsOn({ of: 'help' })).toEqual([ofUpload.ticketId]);
      expect(await store.get(other(1).ticketId)).toBeUndefined();
      await store.replace(closed(ofUpload));
      expect(await begin(other(3))).toBe('begun');
    });

    test('gives a ticket with its first message, on its lists and on no other', async () => {
      const ticket = aTicket();
      await store.begin(ticket, firstOf(ticket));
      expect(await store.get(ticket.ticketId)).toEqual(ticket);
      expect(await store.get(idAt(1))).toBeUndefined();
      expect(await store.messages(ticket)).toEqual([firstOf(ticket)]);
      for (const list of lists) expect(await idsOn(list)).toEqual([ticket.ticketId]);
      expect(await idsOn({ of: 'person', person: otherPerson })).toEqual([]);
      expect(await idsOn({ of: 'desk', opdId: 'dinkes' })).toEqual([]);
    });

    test('lists one that no OPD answers for its person and the city alone', async () => {
      const { opdId: _opdId, ...ticket } = aTicket();
      await store.begin(ticket, firstOf(ticket));
      expect([await idsOn({ of: 'city' }), await idsOn({ of: 'desk', opdId: 'dinsos' })]).toEqual([[ticket.ticketId], []]);
    });

    test('takes one change of a revision, with its message; that of another is never said', async () => {
      const ticket = aTicket();
      await store.begin(ticket, firstOf(ticket));
      const messageIds = [...ticket.messageIds, idAt(0, 'M2')];
      const answered: Ticket = { ...ticket, state: 'answered', messageIds, revision: 2, updatedAt: at(1).toISOString() };
      const reply = aMessage(idAt(0, 'M2'), { from: 'desk', text: 'Sudah diperbaiki.' });
      expect(await store.replace(answered, reply)).toBe('replaced');
      const late = { ...answered, messageIds: [...ticket.messageIds, idAt(0, 'M3')], updatedAt: at(2).toISOString() };
      expect(await store.replace(late, aMessage(idAt(0, 'M3')))).toBe('stale');
      const standing = await store.get(ticket.ticketId);
      expect(standing).toEqual(answered);
      expect(standing && (await store.messages(standing))).toEqual([firstOf(ticket), reply]);
    });

    test('moves one that is closed from each list to what is closed there', async () => {
      const ticket = aTicket();
      await store.begin(ticket, firstOf(ticket));
      expect(await store.replace(closed(ticket))).toBe('replaced');
      for (const list of lists) expect([await idsOn(list), await closedIds(list)]).toEqual([[], [ticket.ticketId]]);
    });

    test('lists the earliest of what is open first, and of what is closed the latest, page by page', async () => {
      const all = [0, 1, 2, 3].map((minutes) => aTicket(minutes));
      for (const ticket of [...all].reverse()) await store.begin(ticket, firstOf(ticket));
      expect(await idsOn({ of: 'city' })).toEqual(all.map(({ ticketId }) => ticketId));
      for (const ticket of all) await store.replace(closed(ticket));
      const first = await store.listFinished({ of: 'city' }, 3);
      expect([first.tickets.map(({ ticketId }) => ticketId), first.next]).toEqual([[idAt(3), idAt(2), idAt(1)], idAt(1)]);
      const rest = await store.listFinished({ of: 'city' }, 3, first.next);
      expect([rest.tickets.map(({ ticketId }) => ticketId), rest.next]).toEqual([[idAt(0)], undefined]);
    });

    test('finds what was opened before a moment, and leaves nothing of what is removed', async () => {
      const [old, young] = [aTicket(0), aTicket(60)];
      for (const ticket of [old, young]) await store.begin(ticket, firstOf(ticket));
      await store.replace(closed(old));
      const found = async (state: 'unfinished' | 'finished', minutes: number) =>
        (await store.openedBefore(at(minutes), state)).map(({ ticket }) => ticket?.ticketId);
      expect([await found('finished', 30), await found('unfinished', 30), await found('unfinished', 90)]).toEqual([
        [old.ticketId],
        [],
        [young.ticketId],
      ]);
      for (const ticket of [old, young]) await store.remove(ticket);
      expect(await left()).toBe(0);
    });
  });
}
