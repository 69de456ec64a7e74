import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellResidents } from '../../functions/helpdesk/tell-residents.ts';
import { limits } from '../../functions/limits.ts';
import type { Look } from '../../functions/model/look.ts';
import { aLook, aMatch, aPerson, otherPerson } from '../contracts/look-store.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { ulidAt } from '../records/records-function.ts';
import { city as bodies, correction, helpdeskFunction, now } from './helpdesk-function.ts';

const day = 24 * 60 * 60 * 1000;
const daysOn = (days: number) => new Date(now.getTime() + days * day);
const longest = 30;
const delayed = { answer: 'rows', receipt: { is: 'delayed', days: longest, reason: 'penyelidikan' } } as const;
const city = {
  purposes: [...bodies.purposes, { id: 'pemeriksaan', name: 'Pemeriksaan', lookUp: delayed }],
  publicUrl: 'https://data.example.id',
};

/** A resident who wants to be told from `now` on, and what a run on a later day does. */
async function wanting(looks: readonly Look[] = []) {
  const desk = helpdeskFunction(looks);
  const outbox = memoryOutbox();
  await desk.ask({ operation: 'setNotices', params: {}, body: { byMail: true } }, 'citizen');
  const run = (days: number) => tellResidents({ ...desk, outbox, city }, daysOn(days));
  return { desk, outbox, run };
}

const lookOn = (days: number, changes: Partial<Look> = {}): Look => {
  const at = daysOn(days).toISOString();
  return { ...aLook, lookId: ulidAt(at), at, receipt: { is: 'shown', from: at }, ...changes };
};

describe('a notice', () => {
  test('is for who chose it alone, and stops when they take it back', async () => {
    const { desk, outbox, run } = await wanting([lookOn(0.1), lookOn(0.2, { person: otherPerson })]);
    const chosen = async () => (await desk.ask({ operation: 'getNotices', params: {} }, 'citizen')).body;
    expect(await chosen()).toEqual({ byMail: true });
    expect(await run(1)).toEqual({ residents: 1, told: 1, removed: 0 });
    expect(outbox.all().map(({ to }) => to)).toEqual([{ sub: 'sub-citizen' }]);
    desk.store.looks.push(lookOn(1.1));
    await desk.ask({ operation: 'setNotices', params: {}, body: { byMail: false } }, 'citizen');
    expect([await run(2), await chosen()]).toEqual([{ residents: 0, told: 0, removed: 0 }, { byMail: false }]);
  });

  test('tells of nothing that was there before it was chosen, and of a look at oneself never', async () => {
    const { run } = await wanting([lookOn(-1), lookOn(0.5, { kind: 'own' })]);
    expect((await run(1)).told).toBe(0);
  });

  test('tells of an answer to what the resident asked, once', async () => {
    const { desk, run } = await wanting();
    const { ticketId } = (await desk.open(correction)).body;
    expect((await run(1)).told).toBe(0);
    desk.clock.now = daysOn(1.5);
    await desk.say(ticketId, 'operator', { message: 'Sudah.' });
    expect([(await run(2)).told, (await run(3)).told]).toEqual([1, 0]);
  });

  test('tells of an answer whose ticket was closed before the run, once, however many the resident closed since', async () => {
    const { desk, run } = await wanting();
    const { ticketId } = (await desk.open(correction)).body;
    desk.clock.now = daysOn(0.5);
    await desk.say(ticketId, 'operator', { message: 'Sudah.' });
    await desk.close(ticketId, 'operator');
    for (let count = 0; count < limits.maxListItems + 1; count += 1)
      await desk.close((await desk.open(correction)).body.ticketId, 'citizen');
    expect([(await run(1)).told, (await run(2)).told]).toEqual([1, 0]);
  });

  test('has no content: whatever happened, the words are the same', async () => {
    const asked = await wanting();
    const { ticketId } = (await asked.desk.open(correction)).body;
    asked.desk.clock.now = daysOn(0.5);
    await asked.desk.say(ticketId, 'operator', { message: 'Sudah.' });
    await asked.run(1);
    const looked = await wanting([lookOn(0.5, { purpose: 'pemeriksaan' })]);
    await looked.run(1);
    expect(asked.outbox.all()).toEqual(looked.outbox.all());
    expect(JSON.stringify(looked.outbox.all())).not.toMatch(/pemeriksaan|Dinas|bansos|jejak/i);
  });

  test('is put once a day however often the run comes, and taken away after a week', async () => {
    const { desk, outbox, run } = await wanting([lookOn(0.5)]);
    await run(1);
    desk.store.looks.push(lookOn(1.05));
    expect((await run(1.1)).told).toBe(0);
    expect(outbox.all()).toHaveLength(1);
    await run(1 + limits.passingMessageDays + 1);
    expect(outbox.all()).toEqual([]);
  });

  const kept = fc.record({
    told: fc.constantFrom('shown', 'delayed', 'in-person'),
    on: fc.double({ min: 0.01, max: 6, noNaN: true }),
    delay: fc.double({ min: 0.01, max: longest, noNaN: true }),
    matched: fc.boolean(),
  });

  test('comes on the first run after a receipt is on the screen and on no other: none before a delay is over, none ever of what is told in person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(kept, { maxLength: 6 }), async (all) => {
        const filled = async (which: (one: (typeof all)[number]) => boolean) => {
          const { desk, outbox, run } = await wanting();
          for (const [place, { told, on, delay, matched }] of all.entries()) {
            if (!which({ told, on, delay, matched })) continue;
            const from = daysOn(told === 'delayed' ? on + delay : on).toISOString();
            const receipt = told === 'in-person' ? ({ is: 'in-person' } as const) : ({ is: 'shown', from } as const);
            const { person: _person, ...look } = lookOn(on, { receipt, lookId: ulidAt(daysOn(on).toISOString(), place) });
            if (matched) await desk.store.appendMatched({ ...aMatch, ...look, kind: 'match' }, [aPerson]);
            else await desk.store.append({ ...look, person: aPerson });
          }
          const days: number[] = [];
          for (let on = 1; on <= longest + 8; on += 1) if ((await run(on)).told === 1) days.push(on);
          return { days, left: outbox.all() };
        };
        const lag = limits.newsLagSeconds / (24 * 60 * 60);
        const shownOn = all
          .filter(({ told }) => told !== 'in-person')
          .map(({ told, on, delay }) => Math.ceil((told === 'delayed' ? on + delay : on) + lag));
        const { days, left } = await filled(() => true);
        expect(days).toEqual([...new Set(shownOn)].sort((one, other) => one - other));
        expect({ days, left }).toEqual(await filled(({ told }) => told !== 'in-person'));
      }),
      { numRuns: 60 },
    );
  });

  test.each(['signed-in', 'operator', 'steward', 'auditor'] as const)('is nothing that the %s can choose', async (who) => {
    const desk = helpdeskFunction();
    expect((await desk.ask({ operation: 'setNotices', params: {}, body: { byMail: true } }, who)).status).toBe(403);
    expect(desk.notices.choices.size).toBe(0);
  });
});
