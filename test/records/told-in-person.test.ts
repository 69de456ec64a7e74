import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Look } from '../../functions/model/look.ts';
import { aLook, aMatch, aPerson, otherPerson } from '../contracts/look-store.ts';
import { principalNames } from '../fakes/principals.ts';
import { now, recordsFunction, ulidAt } from './records-function.ts';

const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const inPerson = { is: 'in-person' } as const;
const visit: Look = { ...aLook, lookId: ulidAt(ago(1), 7), at: ago(1), kind: 'counter', viewer: 'sub-counter-officer' };
const protection: Look = { ...aLook, lookId: ulidAt(ago(900)), at: ago(900), receipt: inPerson, reason: 'Pendampingan korban' };
const told = (lookId = visit.lookId) => ({ operation: 'listToldInPerson' as const, params: { lookId } });

describe('receipts that are told in person', () => {
  test('are read by the officer who serves the resident, with what the counter may name, of looks and of matched lists', async () => {
    const desk = recordsFunction({ looks: [visit, protection], atCounter: ['penerima-bansos'] });
    await desk.store.appendMatched({ ...aMatch, lookId: ulidAt(ago(800)), at: ago(800), receipt: inPerson }, [otherPerson, aPerson]);
    const { status, body, text } = await desk.ask(told(), 'counter-officer');
    expect(status).toBe(200);
    expect(body.items.map(({ kind }: Look) => kind)).toEqual(['match', 'look-up']);
    expect(body.items[1]).toMatchObject({ reason: 'Pendampingan korban', shown: [{ title: 'Judul penerima-bansos' }] });
    expect([text.includes(aPerson), text.includes('register-penduduk')]).toEqual([false, false]);
  });

  test('are nothing else: no delayed one before its time, none on a screen already, none of anybody else', async () => {
    const others = fc.constantFrom<Partial<Look>>(
      { receipt: { is: 'shown', from: ago(900) } },
      { receipt: { is: 'shown', from: ago(-900) } },
      { person: otherPerson },
      { kind: 'own' },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(others, { maxLength: 8 }), async (changes) => {
        const looks = changes.map((change, place) => ({ ...protection, ...change, lookId: ulidAt(ago(700), place) }));
        const desk = recordsFunction({ looks: [visit, protection, ...looks] });
        const { body } = await desk.ask(told(), 'counter-officer');
        expect(body.items.map(({ lookId }: Look) => lookId)).toEqual([protection.lookId]);
      }),
      { numRuns: 40 },
    );
  });

  test('are 404 without a visit: of another officer, over, no visit at all, or none', async () => {
    const desk = (changes: Partial<Look>) => recordsFunction({ looks: [{ ...visit, ...changes }, protection] });
    const old = ago(limits.counterVisitMinutes + 1);
    const answers = await Promise.all([
      desk({ viewer: 'sub-other' }).ask(told(), 'counter-officer'),
      desk({ lookId: ulidAt(old), at: old }).ask(told(ulidAt(old)), 'counter-officer'),
      desk({ kind: 'look-up' }).ask(told(), 'counter-officer'),
      desk({}).ask(told(ulidAt(ago(2))), 'counter-officer'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test('are none of a person who was locked after the visit began, at a counter of a body that sets no locks', async () => {
    const desk = recordsFunction({ looks: [visit, protection] });
    expect((await desk.ask(told(), 'counter-officer')).body.items).toHaveLength(1);
    const nothing = await recordsFunction({ looks: [visit] }).ask(told(), 'counter-officer');
    await desk.locks.put({ person: aPerson, opdId: 'dp3ap2kb', lockedBy: 'x', lockedAt: now.toISOString() });
    expect((await desk.ask(told(), 'counter-officer')).text).toBe(nothing.text);
  });

  test('are 403 for everybody but a counter officer', async () => {
    const desk = recordsFunction({ looks: [visit, protection] });
    for (const name of principalNames.filter((each) => each !== 'counter-officer'))
      expect([name, (await desk.ask(told(), name)).status]).toEqual([name, name === 'anonymous' ? 401 : 403]);
  });
});
