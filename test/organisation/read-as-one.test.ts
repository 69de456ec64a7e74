import { describe, expect, test } from 'vitest';
import { finishedOf, unfinishedOf } from '../../functions/helpdesk/lists-of-body.ts';
import type { Call } from '../../functions/http/call.ts';
import type { CaseLook } from '../../functions/model/case-look.ts';
import { bodyOf } from '../../functions/model/organisation.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Ticket } from '../../functions/model/ticket.ts';
import { caseAtLook, restingRight } from '../../functions/persons/case-number.ts';
import { decideCase } from '../../functions/persons/decide-case.ts';
import { searchGrantOf } from '../../functions/persons/grant-search.ts';
import { listCases } from '../../functions/persons/list-cases.ts';
import { listOpdReceipts } from '../../functions/records/list-opd-receipts.ts';
import { listReminders } from '../../functions/reminders/list-reminders.ts';
import { peopleOf } from '../../functions/reminders/people-of-opd.ts';
import type { OperationName } from '../../functions/routes.ts';
import { aLook } from '../contracts/look-store.ts';
import { cityAfter } from '../fakes/city-after.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryCaseDecisions, memoryCaseLooks } from '../fakes/memory-cases.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';
import { memoryLookReader } from '../fakes/memory-look-reader.ts';
import { memoryLooks } from '../fakes/memory-looks.ts';
import { memoryReminders } from '../fakes/memory-reminders.ts';
import { memoryTickets } from '../fakes/memory-tickets.ts';
import { now } from './a-merger.ts';

const merged = cityAfter([{ opdId: 'dpp' }]);
const divided = cityAfter([{ opdId: 'dpp', datasets: ['stok'] }, { opdId: 'dlh' }]);
const head: Principal = {
  ...{ type: 'account', sub: 'kepala', name: 'Kepala' },
  kinds: ['dpp', 'dkp'].map((opdId) => ({ kind: 'head', opdId })),
};
const officer: Principal = { ...head, sub: 'petugas', kinds: [{ kind: 'operator', opdId: 'dpp' }] };

function asked<N extends OperationName>(operation: N, more: object = {}): Call<N> {
  const call = { operation, principal: head, params: { opdId: 'dpp' }, query: {}, body: undefined, accept: '', ifMatch: undefined };
  return { ...call, requestId: 'request', now, ...more } as Call<N>;
}

const ulid = (place: number) => `01KAM${String(place).padStart(21, '0')}`;
const aTicket = (place: number, changes: Partial<Ticket> = {}): Ticket => ({
  ...{ ticketId: ulid(place), kind: 'upload', name: 'Siti', opdId: place % 2 === 0 ? 'dkp' : 'dpp', state: 'waiting' },
  ...{ openedAt: now.toISOString(), dueAt: now.toISOString(), updatedAt: now.toISOString(), messageIds: ['m'], revision: 1 },
  ...changes,
});

describe('lists of an OPD into which another went', () => {
  test('have the tickets of both, and page through what is closed without passing one over', async () => {
    const tickets = memoryTickets();
    for (let place = 1; place <= 9; place += 1) tickets.tickets.set(ulid(place), aTicket(place));
    const list = { of: 'asked', opdId: 'dpp' } as const;
    const idsOf = (all: readonly Ticket[]) => all.map(({ ticketId }) => Number(ticketId.slice(5)));
    expect(idsOf(await unfinishedOf({ tickets, city: merged }, list))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(idsOf(await unfinishedOf({ tickets, city: divided }, list))).toEqual([1, 3, 5, 7, 9]);
    for (let place = 1; place <= 30; place += 1) {
      const opdId = place < 22 && place % 3 !== 0 ? 'dkp' : 'dpp';
      tickets.tickets.set(ulid(place), aTicket(place, { state: 'finished', closedAt: now.toISOString(), opdId }));
    }
    for (const limit of [1, 2, 4, 7, 29, 30, 50]) {
      const seen: number[] = [];
      let before: string | undefined;
      do {
        const page = await finishedOf({ tickets, city: merged }, list, limit, before);
        expect(page.tickets.length).toBeLessThanOrEqual(limit);
        seen.push(...idsOf(page.tickets));
        before = page.next;
      } while (before !== undefined);
      expect(seen, `pages of ${limit}`).toEqual(Array.from({ length: 30 }, (_, place) => 30 - place));
    }
  });

  test('have the looks at data of both, each once, and none of an OPD that was divided', async () => {
    const looks = memoryLooks();
    const shown = (...opdIds: string[]) => opdIds.map((opdId) => ({ datasetId: `data-${opdId}`, opdId }));
    const at = '2026-12-02T05:00:00.000Z';
    for (const [place, opdIds] of [['dkp'], ['dpp'], ['dkp', 'dpp'], ['dkp'], ['dlh']].entries())
      looks.looks.push({ ...aLook, at, lookId: ulid(place), shown: shown(...opdIds), receipt: { is: 'shown', from: at } });
    const read = async (city: typeof merged, limit: number) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const answer = await listOpdReceipts({ looks: memoryLookReader(looks), city })(
          asked('listOpdReceipts', { query: { limit, cursor } }),
        );
        if (answer.status !== 200) throw new Error(JSON.stringify(answer));
        ids.push(...answer.body.items.map(({ lookId }) => lookId));
        cursor = answer.body.next;
      } while (cursor !== undefined);
      return ids;
    };
    for (const limit of [1, 2, 3, 9]) {
      expect(await read(merged, limit), `pages of ${limit}`).toEqual([3, 2, 1, 0].map(ulid));
      expect(await read(divided, limit), `pages of ${limit}`).toEqual([2, 1].map(ulid));
    }
  });

  test('name who looked as they were called then', async () => {
    const looks = memoryLooks();
    for (const [place, at] of ['2026-11-30T16:59:59.000Z', '2026-11-30T17:00:00.000Z'].entries())
      looks.looks.push({
        ...{ ...aLook, at, lookId: ulid(place), institution: 'dlh', receipt: { is: 'shown', from: at } },
        shown: [{ datasetId: 'stok', opdId: 'dpp' }],
      });
    const formerNames = [{ name: 'Badan Lingkungan', until: '2026-11-30' }];
    const city = { ...merged, opds: merged.opds.map((opd) => (opd.id === 'dlh' ? { ...opd, formerNames } : opd)) };
    const answer = await listOpdReceipts({ looks: memoryLookReader(looks), city })(asked('listOpdReceipts'));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    expect(answer.body.items.map(({ institution }) => institution?.name)).toEqual(['Dinas Lingkungan Hidup', 'Badan Lingkungan']);
  });

  test('have the reminders of both, and their people', async () => {
    const log = memoryReminders();
    for (const [place, opdId] of ['dkp', 'dpp', 'dlh'].entries())
      await log.put({
        ...{ reminderId: `2026-11-2${place}T01:00:00.000Z#schedule`, opdId, at: opdId, by: { is: 'schedule' }, people: [] },
        counts: { soon: 0, late: 1, toCorrect: 0 },
      });
    const answer = await listReminders({ city: merged, log })(asked('listReminders'));
    expect(answer).toMatchObject({ status: 200, body: { items: [{ at: 'dpp' }, { at: 'dkp' }] } });
    const users = memoryDirectory();
    for (const opdId of ['dkp', 'dpp', 'dlh']) users.put({ sub: opdId, name: opdId, groups: [`operator:${opdId}`] });
    expect(
      (await peopleOf({ users, accounts: memoryAccounts() }, bodyOf(merged.opds, 'dpp'), true)).map(({ sub }) => sub).toSorted(),
    ).toEqual(['dkp', 'dpp']);
    expect((await peopleOf({ users, accounts: memoryAccounts() }, bodyOf(divided.opds, 'dpp'), true)).map(({ sub }) => sub)).toEqual([
      'dpp',
    ]);
  });
});

describe('officers of an OPD that went whole into another', () => {
  const look: CaseLook = {
    ...{ institution: 'dkp', sub: 'petugas', name: 'Petugas', lookId: ulid(1), at: '2026-11-20T05:00:00.000Z', kind: 'look-up' },
    ...{ caseNumber: '460/1', purpose: 'verifikasi', reason: 'Uji', due: '2026-11-25T17:00:00.000Z' },
  };

  test('whose right rests are not freed by that; the other’s head decides, and what is kept stays kept', async () => {
    const [cases, caseDecisions] = [memoryCaseLooks(), memoryCaseDecisions()];
    await cases.put(look);
    expect(await restingRight({ cases, city: merged }, { principal: officer, now })).toMatchObject({ status: 403 });
    expect(await restingRight({ cases, city: divided }, { principal: officer, now })).toBeUndefined();
    expect(await listCases({ cases, city: merged })(asked('listCases'))).toMatchObject({
      body: { items: [{ lookId: ulid(1), rests: true }] },
    });
    const decide = decideCase({ cases, caseDecisions, city: merged });
    const body = { sub: 'petugas', decision: 'confirmed' };
    expect(await decide(asked('decideCase', { params: { opdId: 'dpp', lookId: ulid(1) }, body }))).toMatchObject({ status: 200 });
    expect(await restingRight({ cases, city: merged }, { principal: officer, now })).toBeUndefined();
    expect(await caseAtLook({ cases, city: merged }, { principal: officer, now }, '460/1')).toBe('kept');
    expect(await caseAtLook({ cases, city: divided }, { principal: officer, now }, '460/1')).toBe('awaiting');
  });

  test('search by what it permitted, until the other says otherwise', async () => {
    const grant = {
      sub: 'petugas',
      until: '2027-01-01T00:00:00.000Z',
      reason: 'Loket',
      grantedBy: 'kepala',
      grantedAt: '2026-11-01T00:00:00.000Z',
    };
    const kept = new Map([['dkp', { ...grant, opdId: 'dkp' }]]);
    const searchGrants = { get: async (opdId: string) => kept.get(opdId) };
    expect(await searchGrantOf({ searchGrants, city: merged }, 'dpp', 'petugas')).toMatchObject({ opdId: 'dkp' });
    expect(await searchGrantOf({ searchGrants, city: divided }, 'dpp', 'petugas')).toBeUndefined();
    kept.set('dpp', { ...grant, opdId: 'dpp' });
    expect(await searchGrantOf({ searchGrants, city: merged }, 'dpp', 'petugas')).toMatchObject({ opdId: 'dpp' });
  });
});
