import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Look } from '../../functions/model/look.ts';
import { aLook, aMatch, aPerson, otherPerson } from '../contracts/look-store.ts';
import { now, queryOf, recordsFunction, ulidAt } from './records-function.ts';

const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000).toISOString();
const past = at(10_000);
const future = new Date(now.getTime() + 1).toISOString();

function look(minutesAgo: number, changes: Partial<Look> = {}): Look {
  const moment = at(minutesAgo);
  return { ...aLook, lookId: ulidAt(moment, minutesAgo), at: moment, receipt: { is: 'shown', from: past }, ...changes };
}

const mine = (query: Readonly<Record<string, string>> = {}) => ({ operation: 'listMyReceipts' as const, query: queryOf(query) });

/** All pages, as their bytes. */
async function pagesOf(desk: ReturnType<typeof recordsFunction>, limit: number, own = false): Promise<string[]> {
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: String(limit), ...(own ? { own: 'true' } : {}), ...(cursor === undefined ? {} : { cursor }) };
    const reply = await desk.ask(mine(query), 'citizen');
    expect(reply.status).toBe(200);
    pages.push(reply.text);
    cursor = reply.body.next;
  } while (cursor !== undefined);
  return pages;
}

describe('the receipts of a resident', () => {
  test('say who looked, from where, for what and at what, newest first', async () => {
    const desk = recordsFunction({ looks: [look(20), look(10)], shown: ['penerima-bansos'] });
    const { body } = await desk.ask(mine(), 'citizen');
    expect(body.items.map(({ at: when }: Look) => when)).toEqual([at(10), at(20)]);
    expect(body.items[0]).toEqual({
      lookId: look(10).lookId,
      at: at(10),
      kind: 'look-up',
      viewer: 'Petugas Dinas Sosial',
      institution: { id: 'dinsos', name: 'Dinas Sosial' },
      purpose: { id: 'verifikasi-bantuan', name: 'Verifikasi penerima bantuan' },
      caseNumber: '460/12/2026',
      reason: 'Permohonan bantuan baru',
      shown: [{ datasetId: 'penerima-bansos', title: 'Judul penerima-bansos' }],
    });
    expect(body.next).toBeUndefined();
  });

  test('name no dataset that the resident does not see, by id or title', async () => {
    const shown = ['penerima-bansos', 'register-penduduk', 'data-hiv'].map((datasetId) => ({ datasetId, opdId: 'dinkes' }));
    const desk = recordsFunction({ looks: [look(10, { shown })], shown: ['penerima-bansos'] });
    const { text } = await desk.ask(mine(), 'citizen');
    expect(text).toContain('Judul penerima-bansos');
    expect(text).not.toMatch(/register-penduduk|hiv/i);
  });

  test('hold no hash of a person and no request’s id', async () => {
    const desk = recordsFunction({ looks: [look(10)] });
    const { text } = await desk.ask(mine(), 'citizen');
    expect([text.includes(aPerson), text.includes(aLook.requestId), text.includes('sub-reader')]).toEqual([false, false, false]);
  });

  test('of one member of a family are none of another’s', async () => {
    const desk = recordsFunction({ looks: [look(10, { person: otherPerson })] });
    await desk.store.appendMatched({ ...aMatch, lookId: ulidAt(at(5)), at: at(5) }, [otherPerson]);
    expect((await desk.ask(mine({ own: 'true' }), 'citizen')).body).toEqual({ items: [] });
  });

  test('have those of matched lists among them, each in its place', async () => {
    const desk = recordsFunction({ looks: [look(20), look(10)] });
    await desk.store.appendMatched({ ...aMatch, lookId: ulidAt(at(15)), at: at(15), receipt: { is: 'shown', from: past } }, [
      otherPerson,
      aPerson,
    ]);
    const { body } = await desk.ask(mine(), 'citizen');
    expect(body.items.map(({ kind }: Look) => kind)).toEqual(['look-up', 'match', 'look-up']);
  });

  test('have the resident’s own looks only where they are asked for', async () => {
    const desk = recordsFunction({ looks: [look(20), look(10, { kind: 'own' })] });
    expect((await desk.ask(mine(), 'citizen')).body.items).toHaveLength(1);
    expect((await desk.ask(mine({ own: 'true' }), 'citizen')).body.items.map(({ kind }: Look) => kind)).toEqual(['own', 'look-up']);
  });

  test('appear when their delay is over, not a moment before', async () => {
    const desk = recordsFunction({ looks: [look(20, { receipt: { is: 'shown', from: future } })] });
    expect((await desk.ask(mine(), 'citizen')).body.items).toEqual([]);
    desk.clock.now = new Date(future);
    expect((await desk.ask(mine(), 'citizen')).body.items).toHaveLength(1);
  });

  test('that are delayed or told in person change no byte of any page: no gap, no count, no cursor', async () => {
    const kept = fc.record({ told: fc.constantFrom('shown', 'delayed', 'in-person'), own: fc.boolean(), matched: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(kept, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), fc.boolean(), async (all, limit, own) => {
        const filled = async (which: (one: (typeof all)[number]) => boolean) => {
          const desk = recordsFunction();
          for (const [place, one] of all.entries()) {
            if (!which(one)) continue;
            const receipt =
              one.told === 'in-person'
                ? ({ is: 'in-person' } as const)
                : ({ is: 'shown', from: one.told === 'delayed' ? future : past } as const);
            const made = look(place, { receipt, ...(one.own && !one.matched ? { kind: 'own' as const } : {}) });
            const { person: _person, ...matched } = made;
            if (one.matched) await desk.store.appendMatched({ ...matched, kind: 'match' }, [aPerson]);
            else await desk.store.append(made);
          }
          return pagesOf(desk, limit, own);
        };
        expect(await filled(() => true)).toEqual(await filled(({ told }) => told === 'shown'));
      }),
      { numRuns: 40 },
    );
  });

  test('come page by page, each once', async () => {
    const desk = recordsFunction({ looks: Array.from({ length: 11 }, (_, place) => look(place + 1)) });
    const pages = (await pagesOf(desk, 3)).map((text) => JSON.parse(text).items);
    expect(pages.map((items) => items.length)).toEqual([3, 3, 3, 2]);
    expect(new Set(pages.flat().map(({ lookId }) => lookId)).size).toBe(11);
    expect((await desk.ask(mine({ cursor: 'bukan-ulid' }), 'citizen')).status).toBe(400);
  });

  test.each(['signed-in', 'operator', 'head', 'steward', 'auditor', 'counter-officer', 'profile-reader'] as const)(
    'are nobody’s but a bound resident’s: 403 for the %s',
    async (name) => {
      expect((await recordsFunction({ looks: [look(10)] }).ask(mine(), name)).status).toBe(403);
    },
  );

  test('are 403 for a resident whose account the catalog lost', async () => {
    const desk = recordsFunction({ looks: [look(10)] });
    desk.accounts.persons.clear();
    expect((await desk.ask(mine(), 'citizen')).status).toBe(403);
  });
});

describe('the looks at an OPD’s datasets', () => {
  const ofOpd = (query: Readonly<Record<string, string>> = {}, opdId = 'dinsos') => ({
    operation: 'listOpdReceipts' as const,
    params: { opdId },
    query: queryOf(query),
  });

  test('are for its head, newest first over days, without the person', async () => {
    const looks = [look(10), look(3_000), look(20, { kind: 'own', viewer: 'sub-warga', name: 'Dewi' })];
    const { body, text, status } = await recordsFunction({ looks }).ask(ofOpd({ limit: '2' }), 'head');
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: '2026-10-26', until: '2026-11-24' });
    expect(body.items.map(({ at: when }: Look) => when)).toEqual([at(10), at(20)]);
    expect(body.items[0]).toMatchObject({ viewer: 'sub-reader', name: 'Petugas Dinas Sosial', shown: ['penerima-bansos'] });
    expect([text.includes(aPerson), text.includes('Dewi')]).toEqual([false, false]);
    const rest = await recordsFunction({ looks }).ask(ofOpd({ limit: '2', cursor: body.next }), 'head');
    expect(rest.body.items.map(({ at: when }: Look) => when)).toEqual([at(3_000)]);
  });

  test('are 403 for everybody else, and for the head of another OPD', async () => {
    for (const name of ['operator', 'other-head', 'steward', 'auditor', 'citizen', 'profile-reader'] as const)
      expect((await recordsFunction().ask(ofOpd(), name)).status, name).toBe(403);
    expect((await recordsFunction().ask(ofOpd({}, 'dinkes'), 'head')).status).toBe(403);
  });

  test('are 400 for days that can’t be', async () => {
    const desk = recordsFunction();
    for (const query of [{ from: '2026-11-02', until: '2026-11-01' }, { from: '2020-01-01' }, { cursor: 'x' }, { from: 'kemarin' }])
      expect((await desk.ask(ofOpd(query), 'head')).status).toBe(400);
  });
});
